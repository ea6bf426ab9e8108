import { Component, computed, input } from '@angular/core';

import { CopyBox } from '../../shared/ui-copy/copy-box.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { formatCount, plural } from '../../shared/util-format/format.js';
import type { AuditVerdict } from '../data/audit-event.js';

/** Whether the log is whole, in a sentence, and what proves it later. */
@Component({
  selector: 'odr-verdict-banner',
  imports: [CopyBox, Icon],
  template: `
    <odr-icon [name]="verdict().intact ? 'verified' : 'gpp_maybe'" />
    <div class="words">
      <p class="title">{{ title() }}</p>
      <p>{{ text() }}</p>
      @if (verdict().checked > 0) {
        <odr-copy-box label="Checksum of the last row that holds" [text]="verdict().lastHash" />
      }
    </div>
  `,
  styles: `
    :host {
      --odr-icon-size: 26px;

      display: flex;
      gap: 14px;
    }

    :host(.intact) > odr-icon {
      color: var(--odr-status-available);
    }

    :host(.broken) {
      border-color: var(--odr-status-delisted);
    }

    :host(.broken) > odr-icon {
      color: var(--odr-status-delisted);
    }

    .words {
      display: grid;
      flex: 1;
      gap: 6px;
      min-inline-size: 0;
    }

    .title {
      font: var(--mat-sys-title-small);
    }
  `,
  host: { class: 'odr-card', '[class.intact]': 'verdict().intact', '[class.broken]': '!verdict().intact' },
})
export class VerdictBanner {
  readonly verdict = input.required<AuditVerdict>();

  protected readonly title = computed(() => {
    const { intact, checked, firstBroken } = this.verdict();
    if (intact) return `The log is whole: ${plural(checked, 'row')}, none changed or missing`;
    return `Row ${formatCount(firstBroken?.seq ?? checked + 1)} ${firstBroken?.id ? 'was changed' : 'is missing'}`;
  });
  protected readonly text = computed(() => {
    const { intact, checked } = this.verdict();
    if (intact) return 'Keep this checksum somewhere else: it proves later that nothing before it was rewritten.';
    return `Somebody went behind the system’s back. The ${plural(checked, 'row')} before it hold; compare what follows with a backup.`;
  });
}
