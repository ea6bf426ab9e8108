import { Component, computed, input } from '@angular/core';
import { MatProgressBar } from '@angular/material/progress-bar';

import { type Job, percentOf } from '../data-job/job.js';
import { formatCount } from '../util-format/format.js';

/** How far a job is, as a bar and in figures. */
@Component({
  selector: 'odr-progress',
  imports: [MatProgressBar],
  template: `
    @if (isShown()) {
      <mat-progress-bar
        [mode]="percent() === undefined ? 'indeterminate' : 'determinate'"
        [value]="percent() ?? 0"
        [attr.aria-label]="'Progress of ' + label()"
      />
    }
    <span class="odr-number odr-quiet">{{ figures() }}</span>
  `,
  styles: `
    :host {
      display: grid;
      gap: 4px;
      min-inline-size: 140px;
    }

    span {
      font: var(--mat-sys-body-small);
    }
  `,
})
export class Progress {
  readonly job = input.required<Pick<Job, 'state' | 'progress'>>();
  readonly label = input('the job');
  protected readonly percent = computed(() => percentOf(this.job()));
  protected readonly isShown = computed(() => this.job().state === 'running' || this.job().state === 'paused');
  protected readonly figures = computed(() => {
    const progress = this.job().progress;
    if (!progress || progress.total === 0) return '';
    return `${formatCount(progress.done)} of ${formatCount(progress.total)}`;
  });
}
