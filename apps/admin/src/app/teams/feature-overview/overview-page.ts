import { Component, computed, inject, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';

import { toProblem } from '../../shared/data-problem/problem.js';
import { Chart } from '../../shared/ui-chart/chart.js';
import { Empty } from '../../shared/ui-empty/empty.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { formatCount, formatSize, plural } from '../../shared/util-format/format.js';
import { DashboardClient } from '../data/dashboard-client.js';
import { TeamStore } from '../feature-team/team-store.js';
import { ActivityList } from '../ui/activity-list.js';
import { contributorChart, dayChart, statusChart } from '../ui/team-charts.js';

/** How the team is doing: figures, charts, and who did what lately. */
@Component({
  selector: 'odr-team-overview-page',
  imports: [ActivityList, Chart, Empty, MatButton, ProblemView, RouterLink, Skeleton],
  templateUrl: './overview-page.html',
  styleUrl: './overview-page.scss',
})
export default class TeamOverviewPage {
  private readonly client = inject(DashboardClient);
  protected readonly store = inject(TeamStore);

  private readonly figures = resource({
    params: () => this.store.id(),
    loader: async ({ params: id }) => {
      const [people, content, contributions, annotations] = await Promise.all([
        this.client.people(id),
        this.client.statistics(id),
        this.client.contributions(id),
        this.client.annotations(id),
      ]);
      return { people, content, contributions, annotations };
    },
  });
  private readonly latest = resource({
    params: () => this.store.id(),
    loader: ({ params }) => this.client.activity(params),
  });

  protected readonly now = computed(() => (this.figures.hasValue() ? this.figures.value() : undefined));
  protected readonly problem = computed(() => (this.figures.error() ? toProblem(this.figures.error()) : undefined));
  protected readonly activity = computed(() => (this.latest.hasValue() ? this.latest.value() : undefined));
  protected readonly activityProblem = computed(() =>
    this.latest.error() ? toProblem(this.latest.error()) : undefined,
  );
  protected readonly charts = computed(() => {
    const now = this.now();
    return (
      now && {
        status: statusChart(now.content.byStatus),
        days: dayChart(now.contributions.days),
        contributors: contributorChart(now.contributions.contributors),
      }
    );
  });
  protected readonly roles = computed(() =>
    ROLES.flatMap(({ value, one, many }) => {
      const count = this.now()?.people.byRole[value] ?? 0;
      return count === 0 ? [] : [plural(count, one, many)];
    }).join(', '),
  );
  /** What is on its way or got stuck; nothing while everything has been processed. */
  protected readonly unprocessed = computed(() => {
    const states = this.now()?.content.byProcessingState ?? {};
    const waiting = (states['received'] ?? 0) + (states['processing'] ?? 0);
    return { waiting, failed: states['failed'] ?? 0 };
  });

  protected readonly formatCount = formatCount;
  protected readonly formatSize = formatSize;
  protected readonly plural = plural;

  protected reload(): void {
    this.figures.reload();
    this.latest.reload();
  }
}

const ROLES = [
  { value: 'owner', one: 'owner', many: 'owners' },
  { value: 'admin', one: 'admin', many: 'admins' },
  { value: 'contributor', one: 'contributor', many: 'contributors' },
  { value: 'viewer', one: 'viewer', many: 'viewers' },
] as const;
