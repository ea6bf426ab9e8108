import { Component, computed, input } from '@angular/core';

import { LineDiffView } from '../../shared/ui-diff/line-diff-view.js';
import { lineDiff } from '../../shared/util-diff/line-diff.js';
import { schemaText } from '../data/source.js';

/** Two schemas laid over each other, line by line. */
@Component({
  selector: 'odr-schema-diff',
  imports: [LineDiffView],
  template: `<odr-line-diff class="odr-mono" [label]="label()" [lines]="lines()" />`,
  styles: `
    odr-line-diff {
      padding: 8px;
      border: 1px solid var(--odr-line);
      border-radius: var(--odr-radius);
    }
  `,
})
export class SchemaDiff {
  readonly label = input.required<string>();
  readonly before = input<unknown>();
  readonly after = input.required<unknown>();
  protected readonly lines = computed(() => {
    const [before, after] = [this.before(), this.after()];
    return lineDiff(schemaText(before === undefined ? after : before), schemaText(after));
  });
}
