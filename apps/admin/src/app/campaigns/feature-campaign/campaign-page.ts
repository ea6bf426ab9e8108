import { Component, computed, inject, input, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatProgressBar } from '@angular/material/progress-bar';
import { Router, RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';

import { action } from '../../shared/data-problem/action.js';
import { toProblem } from '../../shared/data-problem/problem.js';
import { Chart } from '../../shared/ui-chart/chart.js';
import { Empty } from '../../shared/ui-empty/empty.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { Status } from '../../shared/ui-status/status.js';
import { Cell, type Column, Table } from '../../shared/ui-table/table.js';
import { formatCount, formatDuration } from '../../shared/util-format/format.js';
import { TimeAgo } from '../../shared/util-format/time-ago.js';
import { injectPoll } from '../../shared/util-poll/poll.js';
import { audienceWords, figuresOf, overlapWords, percentDone, STATE_WORDS } from '../data/campaign.js';
import { CampaignClient } from '../data/campaign-client.js';
import { burnDown, itemsByPeople } from '../data/campaign-plots.js';
import { EndCampaignDialog } from './end-campaign-dialog.js';

const LOOK_AGAIN_MS = 10_000;

/** One campaign: what it asks for, how far it is and who does it. */
@Component({
  selector: 'odr-campaign-page',
  imports: [
    Cell,
    Chart,
    Empty,
    Icon,
    MatButton,
    MatProgressBar,
    ProblemView,
    RouterLink,
    Skeleton,
    Status,
    Table,
    TimeAgo,
  ],
  templateUrl: './campaign-page.html',
  styleUrl: './campaign-page.scss',
})
export default class CampaignPage {
  readonly id = input.required<string>();

  private readonly client = inject(CampaignClient);
  private readonly dialog = inject(MatDialog);
  private readonly router = inject(Router);

  protected readonly asked = resource({ params: () => this.id(), loader: ({ params }) => this.client.get(params) });
  protected readonly askedProgress = resource({
    params: () => this.id(),
    loader: ({ params }) => this.client.progress(params),
  });
  protected readonly askedPeople = resource({
    params: () => this.id(),
    loader: ({ params }) => this.client.people(params),
  });
  protected readonly campaign = computed(() => (this.asked.hasValue() ? this.asked.value() : undefined));
  protected readonly progress = computed(() =>
    this.askedProgress.hasValue() ? this.askedProgress.value() : undefined,
  );
  protected readonly people = computed(() => (this.askedPeople.hasValue() ? this.askedPeople.value() : undefined));
  protected readonly problem = computed(() => {
    const error = this.asked.error();
    return error ? toProblem(error) : undefined;
  });
  protected readonly figures = computed(() => {
    const now = this.progress();
    return now ? figuresOf(now) : [];
  });
  protected readonly byPeople = computed(() => itemsByPeople(this.progress() ?? { byPeople: [] }));
  protected readonly burnDown = computed(() =>
    burnDown(
      this.progress() ?? { days: [], submissions: 0, submissionsLeft: 0 },
      new Date().toISOString().slice(0, 10),
    ),
  );
  protected readonly columns: readonly Column[] = [
    { name: 'name', title: 'Person' },
    { name: 'submitted', title: 'Submitted', align: 'end' },
    { name: 'skipped', title: 'Skipped', align: 'end' },
    { name: 'median', title: 'Time an item', align: 'end' },
    { name: 'pace', title: 'Items an hour', align: 'end' },
    { name: 'last', title: 'Last seen' },
  ];

  protected readonly turn = action(async (to: 'start' | 'pause' | 'finish') => {
    this.asked.set(await this.client.turn(this.id(), to));
    this.refresh();
  });

  protected readonly audienceWords = audienceWords;
  protected readonly formatCount = formatCount;
  protected readonly overlapWords = overlapWords;
  protected readonly percentDone = percentDone;
  protected readonly stateWords = STATE_WORDS;

  constructor() {
    injectPoll(
      LOOK_AGAIN_MS,
      () => this.refresh(),
      () => this.campaign()?.state === 'running',
    );
  }

  /** Half of their items took less. */
  protected duration(seconds: number | null): string {
    return seconds === null ? '–' : formatDuration(seconds);
  }

  protected pace(perHour: number | null): string {
    return perHour === null ? '–' : formatCount(Math.round(perHour * 10) / 10);
  }

  protected reload(): void {
    this.asked.reload();
    this.refresh();
  }

  protected async askToFinish(): Promise<void> {
    if (await this.isSure('finish')) await this.turn.run('finish');
  }

  protected async askToDelete(): Promise<void> {
    if (!(await this.isSure('delete'))) return;
    await this.client.delete(this.id());
    await this.router.navigate(['/campaigns']);
  }

  private isSure(data: 'finish' | 'delete'): Promise<boolean | undefined> {
    return firstValueFrom(
      this.dialog.open<EndCampaignDialog, 'finish' | 'delete', boolean>(EndCampaignDialog, { data }).afterClosed(),
    );
  }

  private refresh(): void {
    this.askedProgress.reload();
    this.askedPeople.reload();
  }
}
