import { Component, computed, inject, linkedSignal, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';

import { errorOf } from '../../shared/data-job/job.js';
import { action } from '../../shared/data-problem/action.js';
import { toProblem } from '../../shared/data-problem/problem.js';
import { Empty } from '../../shared/ui-empty/empty.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Progress } from '../../shared/ui-progress/progress.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { Status } from '../../shared/ui-status/status.js';
import { Cell, type Column, Table } from '../../shared/ui-table/table.js';
import { formatCount } from '../../shared/util-format/format.js';
import { TimeAgo } from '../../shared/util-format/time-ago.js';
import { injectPoll } from '../../shared/util-poll/poll.js';
import { JobClient } from '../data/job-client.js';
import type { JobsOverview, QueueCommand } from '../data/job-queue.js';

const LOOK_AGAIN_MS = 3_000;

/** What runs in the background, what waits, what went wrong. */
@Component({
  selector: 'odr-jobs-page',
  imports: [Cell, Empty, MatButton, ProblemView, Progress, Skeleton, Status, Table, TimeAgo],
  templateUrl: './jobs-page.html',
})
export default class JobsPage {
  private readonly client = inject(JobClient);
  private readonly answer = resource({ loader: () => this.client.overview() });
  /** The last good answer stays while a later one is on its way or fails. */
  protected readonly overview = linkedSignal<JobsOverview | undefined, JobsOverview | undefined>({
    source: () => (this.answer.hasValue() ? this.answer.value() : undefined),
    computation: (now, before) => now ?? before?.value,
  });
  protected readonly problem = computed(() => (this.answer.error() ? toProblem(this.answer.error()) : undefined));

  protected readonly command = action(async (queue: string, command: QueueCommand) => {
    await this.client.command(queue, command);
    this.answer.reload();
  });
  protected readonly queueColumns: readonly Column[] = [
    { name: 'name', title: 'Queue' },
    { name: 'paused', title: 'State' },
    { name: 'waiting', title: 'Waiting', align: 'end' },
    { name: 'active', title: 'Running', align: 'end' },
    { name: 'completed', title: 'Done', align: 'end' },
    { name: 'failed', title: 'Failed', align: 'end' },
    { name: 'acts', title: 'Actions', isTitleHidden: true },
  ];
  protected readonly jobColumns: readonly Column[] = [
    { name: 'name', title: 'Job' },
    { name: 'state', title: 'State' },
    { name: 'progress', title: 'Progress' },
    { name: 'at', title: 'When' },
  ];
  protected readonly errorOf = errorOf;
  protected readonly formatCount = formatCount;

  constructor() {
    injectPoll(LOOK_AGAIN_MS, () => this.reload());
  }

  protected reload(): void {
    if (!this.answer.isLoading()) this.answer.reload();
  }
}
