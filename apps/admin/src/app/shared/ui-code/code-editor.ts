import { Component, type ElementRef, effect, input, model, signal, viewChild } from '@angular/core';

import { Skeleton } from '../ui-skeleton/skeleton.js';
import type { Finding } from '../util-json/finding.js';
import type { CodeMirror } from './code-mirror.js';

/** JSON with line numbers and errors at their line. The editor itself is fetched when one is first shown. */
@Component({
  selector: 'odr-code-editor',
  imports: [Skeleton],
  template: `
    @if (!editor()) {
      <odr-skeleton shape="block" [count]="1" />
    }
    <div #host class="host"></div>
  `,
  styles: `
    :host {
      display: block;
      overflow: hidden;
      border: 1px solid var(--odr-line);
      border-radius: var(--odr-radius);
    }

    .host {
      block-size: 100%;
    }
  `,
})
export class CodeEditor {
  readonly label = input.required<string>();
  readonly text = model.required<string>();
  readonly findings = input<readonly Finding[]>([]);
  readonly isReadOnly = input(false);

  private readonly host = viewChild.required<ElementRef<HTMLElement>>('host');
  protected readonly editor = signal<CodeMirror | undefined>(undefined);

  constructor() {
    effect((onCleanup) => {
      const host = this.host().nativeElement;
      const [label, isReadOnly] = [this.label(), this.isReadOnly()];
      let isGone = false;
      let opened: CodeMirror | undefined;
      void import('./code-mirror.js').then(({ CodeMirror: Editor }) => {
        if (isGone) return;
        opened = new Editor(host, { label, isReadOnly, text: this.text(), changed: (text) => this.text.set(text) });
        this.editor.set(opened);
      });
      onCleanup(() => {
        isGone = true;
        opened?.close();
        this.editor.set(undefined);
      });
    });
    effect(() => this.editor()?.show(this.text()));
    effect(() => this.editor()?.mark(this.findings()));
  }
}
