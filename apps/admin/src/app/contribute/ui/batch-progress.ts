import { Component, computed, input } from '@angular/core';
import { MatProgressBar } from '@angular/material/progress-bar';

import { formatSize } from '../../shared/util-format/format.js';
import { remainingWords } from '../pace.js';

/** How far a whole batch is: bytes, pace, and how long it may take. */
@Component({
  selector: 'odr-batch-progress',
  imports: [MatProgressBar],
  template: `
    <mat-progress-bar [value]="percent()" aria-label="Upload of all files" />
    <span class="odr-quiet odr-number">{{ figures() }}</span>
  `,
  styles: `
    :host {
      display: grid;
      gap: 4px;
    }

    span {
      font: var(--mat-sys-body-small);
    }
  `,
})
export class BatchProgress {
  readonly sentBytes = input.required<number>();
  readonly totalBytes = input.required<number>();
  readonly bytesPerSecond = input<number | undefined>(undefined);
  readonly isPaused = input(false);

  protected readonly percent = computed(() =>
    this.totalBytes() === 0 ? 100 : (this.sentBytes() / this.totalBytes()) * 100,
  );
  protected readonly figures = computed(() => {
    const rate = this.bytesPerSecond();
    const parts = [`${formatSize(this.sentBytes())} of ${formatSize(this.totalBytes())}`];
    if (this.isPaused()) parts.push('paused');
    else if (rate !== undefined) parts.push(`${formatSize(rate)} a second`);
    const remaining = remainingWords(this.totalBytes() - this.sentBytes(), rate);
    return [...parts, ...(remaining ? [remaining] : [])].join(' · ');
  });
}
