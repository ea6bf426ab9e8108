import { Clipboard } from '@angular/cdk/clipboard';
import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { MatButton } from '@angular/material/button';

import { Icon } from '../ui-icon/icon.js';

/** Something to take along as it stands, such as a key or a command, with the button that copies it. */
@Component({
  selector: 'odr-copy-box',
  imports: [Icon, MatButton],
  template: `
    <code tabindex="0" role="group" [attr.aria-label]="label()">{{ text() }}</code>
    <button matButton type="button" [attr.aria-label]="word() + ': ' + label()" (click)="copy()">
      <odr-icon matButtonIcon [name]="state() === 'copied' ? 'check' : 'content_copy'" />
      {{ word() }}
    </button>
    <span role="status">
      @if (state() === 'refused') {
        The browser did not allow it: select the text and copy it yourself.
      } @else if (state() === 'copied') {
        <span class="odr-visually-hidden">Copied</span>
      }
    </span>
  `,
  styles: `
    :host {
      --odr-icon-size: 20px;

      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px 8px;
      padding: 6px 6px 6px 14px;
      border: 1px solid var(--odr-line);
      border-radius: 8px;
      background: var(--odr-surface-sunken);
    }

    code {
      flex: 1 1 24ch;
      min-inline-size: 0;
      padding-block: 6px;
      overflow-wrap: anywhere;
      white-space: pre-wrap;
      user-select: all;
    }
  `,
})
export class CopyBox {
  private readonly clipboard = inject(Clipboard);
  readonly text = input.required<string>();
  /** What it is; for those who do not see it. */
  readonly label = input.required<string>();

  protected readonly state = linkedSignal<string, 'fresh' | 'copied' | 'refused'>({
    source: this.text,
    computation: () => 'fresh',
  });

  protected readonly word = computed(() => (this.state() === 'copied' ? 'Copied' : 'Copy'));

  protected copy(): void {
    this.state.set(this.clipboard.copy(this.text()) ? 'copied' : 'refused');
  }
}
