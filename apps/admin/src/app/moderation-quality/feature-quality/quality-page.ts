import { DOCUMENT } from '@angular/common';
import { Component, computed, inject, input, linkedSignal, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';

import { action } from '../../shared/data-problem/action.js';
import { toProblem } from '../../shared/data-problem/problem.js';
import { Session } from '../../shared/data-session/session.js';
import { Chart } from '../../shared/ui-chart/chart.js';
import { Empty } from '../../shared/ui-empty/empty.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { Cell, type Column, Table } from '../../shared/ui-table/table.js';
import { saveFile } from '../../shared/util-download/save-file.js';
import { formatCount } from '../../shared/util-format/format.js';
import { TimeAgo } from '../../shared/util-format/time-ago.js';
import { injectUrlState } from '../../shared/util-url-state/url-state.js';
import {
  durationText,
  figureText,
  type ModerationQualityResponse,
  type ModerationStatsResponse,
  moderatorRows,
  policyChart,
  policyRows,
  shareText,
  type TimedTallyResponse,
  weekChart,
} from '../data/moderation-quality.js';
import { actionChart, reportChart, volumeChart } from '../data/moderation-volume.js';
import { ModerationQualityClient } from '../data/moderation-quality-client.js';
import { SamplingSettings } from './sampling-settings.js';

interface Measured {
  readonly quality: ModerationQualityResponse;
  readonly stats: ModerationStatsResponse;
}

/** How well decisions hold: agreement over time, ambiguous policies, known answers, drift, and what was done. */
@Component({
  selector: 'odr-moderation-quality-page',
  imports: [Cell, Chart, Empty, Icon, MatButton, ProblemView, RouterLink, SamplingSettings, Skeleton, Table, TimeAgo],
  templateUrl: './quality-page.html',
  styleUrl: './quality-page.scss',
})
export default class ModerationQualityPage {
  private readonly client = inject(ModerationQualityClient);
  private readonly document = inject(DOCUMENT);
  private readonly session = inject(Session);

  readonly from = input<string>();
  readonly to = input<string>();

  protected readonly url = injectUrlState();
  private readonly period = computed(() => ({ from: this.from(), to: this.to() }));
  protected readonly answer = resource({
    params: () => this.period(),
    loader: async ({ params }): Promise<Measured> => ({
      quality: await this.client.measure(params),
      stats: await this.client.stats(params),
    }),
  });
  private readonly known = linkedSignal<Measured | undefined, Measured | undefined>({
    source: () => (this.answer.hasValue() ? this.answer.value() : undefined),
    computation: (now, before) => now ?? before?.value,
  });
  protected readonly quality = computed(() => this.known()?.quality);
  protected readonly stats = computed(() => this.known()?.stats);
  protected readonly problem = computed(() => (this.answer.error() ? toProblem(this.answer.error()) : undefined));
  protected readonly leads = computed(() => this.session.can('moderation.manage_quality'));

  protected readonly charts = computed(() => {
    const quality = this.quality();
    return quality && { weeks: weekChart(quality), policies: policyChart(quality) };
  });
  protected readonly volume = computed(() => {
    const stats = this.stats();
    return stats && { days: volumeChart(stats), actions: actionChart(stats), reports: reportChart(stats) };
  });
  protected readonly facts = computed(() => {
    const quality = this.quality();
    return quality
      ? [
          { word: 'Agreement (κ)', text: figureText(quality.kappa) },
          { word: 'With reasons (α)', text: figureText(quality.alpha) },
          { word: 'Known answers found', text: shareText(quality.goldAgreed, quality.goldGiven) },
          { word: 'Taken back', text: shareText(quality.overturned, quality.decided) },
        ]
      : [];
  });
  protected readonly moderators = computed(() => {
    const quality = this.quality();
    return quality ? moderatorRows(quality) : [];
  });
  protected readonly policies = computed(() => {
    const quality = this.quality();
    return quality ? policyRows(quality) : [];
  });
  protected readonly queues = computed(() => (this.stats()?.queues ?? []).map(toQueueRow));

  protected readonly moderatorColumns: readonly Column[] = [
    { name: 'name', title: 'Moderator' },
    { name: 'decided', title: 'Decided', align: 'end' },
    { name: 'overturned', title: 'Taken back', align: 'end' },
    { name: 'kappa', title: 'Agreement (κ), 95 % interval' },
    { name: 'gold', title: 'Known answers', align: 'end' },
    { name: 'drift', title: 'Against their own past' },
  ];
  protected readonly policyColumns: readonly Column[] = [
    { name: 'policy', title: 'Policy' },
    { name: 'kappa', title: 'Agreement (κ), 95 % interval' },
    { name: 'named', title: 'Named', align: 'end' },
    { name: 'verdict', title: 'Verdict' },
  ];
  protected readonly queueColumns: readonly Column[] = [
    { name: 'queue', title: 'Queue' },
    { name: 'opened', title: 'Came in', align: 'end' },
    { name: 'decided', title: 'Decided', align: 'end' },
    { name: 'reversed', title: 'Taken back', align: 'end' },
    { name: 'p50', title: 'Half within', align: 'end' },
    { name: 'p90', title: 'Nine in ten within', align: 'end' },
  ];

  protected readonly download = action(async () =>
    saveFile(this.document, await this.client.statsAsCsv(this.period()), 'moderation-stats.csv'),
  );
}

const toQueueRow = (one: TimedTallyResponse) => ({
  queue: one.key,
  opened: formatCount(one.opened),
  decided: formatCount(one.decided),
  reversed: formatCount(one.reversed),
  p50: durationText(one.p50Seconds),
  p90: durationText(one.p90Seconds),
});
