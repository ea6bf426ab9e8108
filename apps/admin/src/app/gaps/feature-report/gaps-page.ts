import { Component, computed, inject, linkedSignal, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';

import { action } from '../../shared/data-problem/action.js';
import { toProblem } from '../../shared/data-problem/problem.js';
import { valueWord } from '../../shared/data-saved-search/filter-label.js';
import { Chart } from '../../shared/ui-chart/chart.js';
import { Empty } from '../../shared/ui-empty/empty.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { Picture } from '../../shared/ui-picture/picture.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { formatCount, plural } from '../../shared/util-format/format.js';
import { TimeAgo } from '../../shared/util-format/time-ago.js';
import {
  FACET_WORDS,
  facetChart,
  LACK_WORDS,
  nearestChart,
  likeness,
  searchFor,
  type LatestGapReport,
} from '../data/gap.js';
import { GapClient } from '../data/gap-client.js';

const THIN_REGIONS = 8;

/** Where the collection is thin: what it has little of, what is missing, and which pictures stand alone. */
@Component({
  selector: 'odr-gaps-page',
  imports: [Chart, Empty, Icon, MatButton, Picture, ProblemView, RouterLink, Skeleton, TimeAgo],
  templateUrl: './gaps-page.html',
  styleUrl: './gaps-page.scss',
})
export default class GapsPage {
  private readonly client = inject(GapClient);

  protected readonly answer = resource({ loader: () => this.client.latest() });
  protected readonly problem = computed(() => (this.answer.error() ? toProblem(this.answer.error()) : undefined));
  protected readonly latest = linkedSignal<LatestGapReport | undefined>(() =>
    this.answer.hasValue() ? this.answer.value() : undefined,
  );
  protected readonly report = computed(() => this.latest()?.report ?? undefined);
  protected readonly facets = computed(() =>
    (this.report()?.facets ?? []).map((facet) => ({
      ...facet,
      title: FACET_WORDS[facet.facet] ?? facet.facet,
      chart: facetChart(facet),
    })),
  );
  protected readonly space = computed(() => this.report()?.space ?? undefined);
  protected readonly nearest = computed(() => nearestChart(this.space()?.nearest ?? []));
  protected readonly regions = computed(() => this.space()?.regions.slice(0, THIN_REGIONS) ?? []);
  protected readonly loners = computed(() => this.space()?.loners ?? []);
  protected readonly lackWords = LACK_WORDS;
  protected readonly searchFor = searchFor;
  protected readonly valueWord = valueWord;
  protected readonly formatCount = formatCount;
  protected readonly plural = plural;
  protected readonly likeness = likeness;

  protected readonly refresh = action(async () => this.latest.set(await this.client.refresh()));
}
