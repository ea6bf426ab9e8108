import { Component, input, model, output } from '@angular/core';
import { MatButton } from '@angular/material/button';

import { errorOf } from '../../shared/data-job/job.js';
import { Progress } from '../../shared/ui-progress/progress.js';
import { Status } from '../../shared/ui-status/status.js';
import { Cell, type Column, Table } from '../../shared/ui-table/table.js';
import { plural } from '../../shared/util-format/format.js';
import { TimeAgo } from '../../shared/util-format/time-ago.js';
import type { QueuedJob } from '../data/job-queue.js';

const COLUMNS: readonly Column[] = [
  { name: 'name', title: 'Job' },
  { name: 'state', title: 'State' },
  { name: 'progress', title: 'Progress' },
  { name: 'at', title: 'When' },
  { name: 'acts', title: 'Actions', isTitleHidden: true },
];

/** Jobs one by one; an opened one shows what it was asked to do. */
@Component({
  selector: 'odr-job-table',
  imports: [Cell, MatButton, Progress, Status, Table, TimeAgo],
  templateUrl: './job-table.html',
  styles: `
    p,
    pre {
      margin: 4px 0;
      max-inline-size: 70ch;
      overflow-wrap: anywhere;
      white-space: pre-wrap;
    }
  `,
})
export class JobTable {
  readonly jobs = input.required<readonly QueuedJob[]>();
  readonly isBusy = input(false);
  /** Id of the job that is open. */
  readonly opened = model<string | undefined>(undefined);
  readonly retried = output<QueuedJob>();

  protected readonly columns = COLUMNS;
  protected readonly errorOf = errorOf;
  protected readonly plural = plural;
  protected readonly inputOf = ({ payload }: QueuedJob): string => JSON.stringify(payload, undefined, 2);

  protected toggle({ id }: QueuedJob): void {
    this.opened.update((before) => (before === id ? undefined : id));
  }
}
