import { Component, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';

import { Status } from '../../shared/ui-status/status.js';
import { Cell, type Column, Table } from '../../shared/ui-table/table.js';
import { formatCount, formatDuration } from '../../shared/util-format/format.js';
import { TimeAgo } from '../../shared/util-format/time-ago.js';
import type { JobQueueState } from '../data/job-queue.js';

/** What somebody wants of a queue: to stand still, to go on, or so many jobs at a time. */
export interface QueueChange {
  readonly queue: string;
  readonly to: 'paused' | 'active' | number;
}

const COLUMNS: readonly Column[] = [
  { name: 'name', title: 'Queue' },
  { name: 'paused', title: 'State' },
  { name: 'waiting', title: 'Waiting', align: 'end' },
  { name: 'active', title: 'Running', align: 'end' },
  { name: 'concurrency', title: 'At a time' },
  { name: 'perMinute', title: 'A minute', align: 'end' },
  { name: 'remaining', title: 'Time left', align: 'end' },
  { name: 'failed', title: 'Failed', align: 'end' },
  { name: 'acts', title: 'Actions', isTitleHidden: true },
];

/** The queues in numbers, each with what can be done to it. */
@Component({
  selector: 'odr-queue-table',
  imports: [Cell, MatButton, Status, Table, TimeAgo],
  templateUrl: './queue-table.html',
  styles: `
    .name {
      padding: 0;
      border: 0;
      background: none;
      color: inherit;
      font: inherit;
      text-decoration: underline;
      cursor: pointer;
    }
  `,
})
export class QueueTable {
  readonly queues = input.required<readonly JobQueueState[]>();
  readonly chosen = input<string | undefined>(undefined);
  readonly isBusy = input(false);
  readonly changed = output<QueueChange>();
  /** The queue whose name was pressed; undefined when it was the chosen one. */
  readonly picked = output<string | undefined>();

  protected readonly columns = COLUMNS;
  protected readonly choices = [1, 2, 3, 4, 6, 8, 12, 16] as const;
  protected readonly formatCount = formatCount;

  /** The usual choices and what holds now. */
  protected choicesFor({ concurrency }: JobQueueState): readonly number[] {
    return [...new Set([...this.choices, concurrency])].sort((one, other) => one - other);
  }

  protected timeLeft({ paused, remainingSeconds, waiting, active }: JobQueueState): string {
    if (waiting + active === 0) return '';
    return paused || remainingSeconds === null ? 'not known' : formatDuration(remainingSeconds);
  }
}
