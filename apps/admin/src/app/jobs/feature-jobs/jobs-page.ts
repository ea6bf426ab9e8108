import { Component, computed, inject, input, linkedSignal, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatSnackBar } from '@angular/material/snack-bar';
import { JobState } from '@odr/contracts';
import { firstValueFrom } from 'rxjs';

import { PagedList } from '../../shared/data-page/paged-list.js';
import { action } from '../../shared/data-problem/action.js';
import { toProblem } from '../../shared/data-problem/problem.js';
import { Chart } from '../../shared/ui-chart/chart.js';
import { Empty } from '../../shared/ui-empty/empty.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { ShowMore } from '../../shared/ui-show-more/show-more.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { plural, words } from '../../shared/util-format/format.js';
import { injectPoll } from '../../shared/util-poll/poll.js';
import { injectUrlState } from '../../shared/util-url-state/url-state.js';
import { JobClient } from '../data/job-client.js';
import type { FailureCause, JobFilter, JobQueueState, QueuedJob, QueueMinute } from '../data/job-queue.js';
import { CauseTable } from '../ui/cause-table.js';
import { JobTable } from '../ui/job-table.js';
import { QueueTable, type QueueChange } from '../ui/queue-table.js';
import { throughputChart } from '../ui/throughput.js';
import { DiscardDialog } from './discard-dialog.js';

const LOOK_AGAIN_MS = 3_000;
const MINUTES = 60;

interface Overview {
  readonly queues: readonly JobQueueState[];
  readonly causes: readonly FailureCause[];
  readonly history: readonly QueueMinute[];
  readonly askedMs: number;
}

/** What runs in the background, how fast, what waits, what went wrong and why. */
@Component({
  selector: 'odr-jobs-page',
  imports: [CauseTable, Chart, Empty, Icon, JobTable, MatButton, ProblemView, QueueTable, ShowMore, Skeleton],
  templateUrl: './jobs-page.html',
})
export default class JobsPage {
  readonly queue = input<string>();
  readonly state = input<JobState>();
  readonly name = input<string>();
  readonly code = input<string>();

  private readonly client = inject(JobClient);
  private readonly dialogs = inject(MatDialog);
  private readonly snacks = inject(MatSnackBar);
  protected readonly url = injectUrlState();

  private readonly answer = resource({
    loader: async (): Promise<Overview> => {
      const [queues, causes, history] = await Promise.all([
        this.client.queues(),
        this.client.failures(),
        this.client.history(MINUTES),
      ]);
      return { queues, causes, history, askedMs: Date.now() };
    },
  });
  /** The last good answer stays while a later one is on its way or fails. */
  protected readonly overview = linkedSignal<Overview | undefined, Overview | undefined>({
    source: () => (this.answer.hasValue() ? this.answer.value() : undefined),
    computation: (now, before) => now ?? before?.value,
  });
  protected readonly problem = computed(() => (this.answer.error() ? toProblem(this.answer.error()) : undefined));
  protected readonly causes = computed(() =>
    (this.overview()?.causes ?? []).filter(({ queue }) => !this.queue() || queue === this.queue()),
  );
  protected readonly throughput = computed(() =>
    throughputChart(this.overview()?.history ?? [], {
      queue: this.queue(),
      minutes: MINUTES,
      nowMs: this.overview()?.askedMs ?? 0,
    }),
  );

  protected readonly filter = computed<JobFilter>(() => ({
    queue: this.queue(),
    state: this.state(),
    name: this.name(),
    code: this.code(),
  }));
  /** What the address asks for besides the state, each with the address without it. */
  protected readonly parts = computed(() =>
    (['queue', 'name', 'code'] as const).flatMap((name) => {
      const value = this.filter()[name];
      return value ? [{ name, value, without: { [name]: undefined } }] : [];
    }),
  );
  protected readonly isFiltered = computed(() => Object.values(this.filter()).some(Boolean));
  protected readonly list = new PagedList<QueuedJob, JobFilter>(
    () => this.filter(),
    (filter, cursor) => this.client.list(filter, cursor),
  );
  protected readonly states = Object.values(JobState);
  protected readonly words = words;
  protected readonly opened = signal<string | undefined>(undefined);

  protected readonly command = action(async (work: () => Promise<unknown>) => {
    await work();
    this.reload();
    this.list.reload();
  });

  constructor() {
    injectPoll(LOOK_AGAIN_MS, () => this.reload());
  }

  protected change({ queue, to }: QueueChange): void {
    void this.command.run(() =>
      typeof to === 'number'
        ? this.client.limit(queue, to)
        : to === 'paused'
          ? this.client.pause(queue)
          : this.client.resume(queue),
    );
  }

  protected retry(queue: string, which: { ids?: readonly string[]; name?: string; code?: string }): void {
    void this.command.run(async () => {
      const count = await this.client.retry(queue, which);
      this.snacks.open(count === 0 ? 'Asked for already, nothing to repeat' : `${plural(count, 'job')} will run again`);
    });
  }

  protected async discard({ queue, name, code, count }: FailureCause): Promise<void> {
    const data = { count, name };
    const dialog = this.dialogs.open<DiscardDialog, DiscardDialog['data'], boolean>(DiscardDialog, { data });
    if (!(await firstValueFrom(dialog.afterClosed()))) return;
    await this.command.run(async () => {
      const gone = await this.client.discard(queue, { name, code });
      this.snacks.open(`${plural(gone, 'job')} forgotten`);
    });
  }

  /** Shows the jobs behind a cause below. */
  protected show({ queue, name, code }: FailureCause): void {
    this.url.patch({ queue, name, code, state: 'failed' }, { push: true });
  }

  protected clear(): void {
    this.url.patch({ queue: undefined, name: undefined, code: undefined, state: undefined }, { push: true });
  }

  protected reload(): void {
    if (!this.answer.isLoading()) this.answer.reload();
  }
}
