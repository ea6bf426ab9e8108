import { Component, computed, input } from '@angular/core';

import { LineDiffView } from '../ui-diff/line-diff-view.js';
import { type DiffLine, lineDiff } from '../util-diff/line-diff.js';

/** An agreement to read; beside an earlier text, with what has changed since marked by sign, word and colour. */
@Component({
  selector: 'odr-agreement-text',
  imports: [LineDiffView],
  template: `<odr-line-diff class="odr-card" [label]="label()" [lines]="lines()" />`,
  styles: `
    odr-line-diff {
      font: var(--mat-sys-body-medium);
    }
  `,
})
export class AgreementTextView {
  readonly label = input.required<string>();
  readonly text = input.required<string>();
  /** What it took the place of; without one nothing is marked. */
  readonly before = input<string>();

  protected readonly lines = computed<readonly DiffLine[]>(() => {
    const before = this.before();
    return before === undefined
      ? this.text()
          .split('\n')
          .map((text) => ({ kind: 'same', text }))
      : lineDiff(before, this.text());
  });
}
