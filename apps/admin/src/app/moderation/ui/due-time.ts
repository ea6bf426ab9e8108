import { Component, computed, input } from '@angular/core';

import { Icon } from '../../shared/ui-icon/icon.js';
import { formatDuration, formatRelative } from '../../shared/util-format/format.js';

/** When a case has to be decided; a breach is told by an icon, a word and a colour. */
@Component({
  selector: 'odr-due-time',
  imports: [Icon],
  template: `
    <time [attr.datetime]="at()" [title]="exact()" [class.late]="isLate()">
      <odr-icon [name]="isLate() ? 'warning' : 'schedule'" /> {{ words() }}
    </time>
  `,
  styles: `
    time {
      --odr-icon-size: 16px;

      display: inline-flex;
      align-items: center;
      gap: 5px;
      color: var(--odr-text-quiet);
      font: var(--mat-sys-body-small);
      white-space: nowrap;
    }

    .late {
      color: var(--odr-status-delisted);
      font-weight: 600;
    }
  `,
})
export class DueTime {
  readonly at = input.required<string>();
  protected readonly isLate = computed(() => Date.parse(this.at()) < Date.now());
  protected readonly words = computed(() =>
    this.isLate()
      ? `Overdue for ${formatDuration((Date.now() - Date.parse(this.at())) / 1_000)}`
      : `Due ${formatRelative(this.at(), Date.now())}`,
  );
  protected readonly exact = computed(() =>
    new Date(this.at()).toLocaleString('en', { dateStyle: 'long', timeStyle: 'medium' }),
  );
}
