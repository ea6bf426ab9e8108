import { DOCUMENT } from '@angular/common';
import { Component, computed, inject, input, linkedSignal, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatSnackBar } from '@angular/material/snack-bar';

import { PagedList } from '../../shared/data-page/paged-list.js';
import { action } from '../../shared/data-problem/action.js';
import { toProblem } from '../../shared/data-problem/problem.js';
import { Session } from '../../shared/data-session/session.js';
import { SetFilter } from '../../shared/feature-set-filter/set-filter.js';
import { Chart } from '../../shared/ui-chart/chart.js';
import { Empty } from '../../shared/ui-empty/empty.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { ShowMore } from '../../shared/ui-show-more/show-more.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { Cell, type Column, Table } from '../../shared/ui-table/table.js';
import { saveFile } from '../../shared/util-download/save-file.js';
import { formatCount } from '../../shared/util-format/format.js';
import { TimeAgo } from '../../shared/util-format/time-ago.js';
import { injectPoll } from '../../shared/util-poll/poll.js';
import { injectUrlState } from '../../shared/util-url-state/url-state.js';
import {
  type AmbiguousItemResponse,
  csvOfFigures,
  figureText,
  missingText,
  shownFigures,
  type SourceQualityResponse,
} from '../data/quality.js';
import { QualityClient, type QualityFilter } from '../data/quality-client.js';
import { STATISTIC_LIST } from '../data/statistics.js';
import { AmbiguousGrid } from '../ui/ambiguous-grid.js';
import { AnnotatorTable } from '../ui/annotator-table.js';
import { RatingQuality } from '../ui/rating-quality.js';
import { agreementChart, distributionChart } from '../ui/quality-charts.js';

const LOOK_AGAIN_MS = 3_000;
const NOTHING: readonly SourceQualityResponse[] = [];

/** How much people who annotate the same agree, who agrees less than before, and about which pictures they differ. */
@Component({
  selector: 'odr-quality-page',
  imports: [
    AmbiguousGrid,
    AnnotatorTable,
    Cell,
    Chart,
    Empty,
    Icon,
    MatButton,
    ProblemView,
    RatingQuality,
    SetFilter,
    ShowMore,
    Skeleton,
    Table,
    TimeAgo,
  ],
  templateUrl: './quality-page.html',
  styleUrl: './quality-page.scss',
})
export default class QualityPage {
  readonly source = input<string>();
  readonly set = input<string>();
  readonly from = input<string>();
  readonly to = input<string>();

  private readonly client = inject(QualityClient);
  private readonly snacks = inject(MatSnackBar);
  private readonly document = inject(DOCUMENT);
  private readonly session = inject(Session);
  protected readonly url = injectUrlState();

  private readonly filter = computed<QualityFilter>(() => ({
    sourceId: this.source(),
    setId: this.set(),
    fromDay: this.from(),
    toDay: this.to(),
  }));
  protected readonly isFiltered = computed(() => Object.values(this.filter()).some(Boolean));

  private readonly overviewAnswer = resource({ loader: () => this.client.overview() });
  protected readonly overview = linkedSignal({
    source: () => (this.overviewAnswer.hasValue() ? this.overviewAnswer.value() : undefined),
    computation: (now, before?: { value: Awaited<ReturnType<QualityClient['overview']>> | undefined }) =>
      now ?? before?.value,
  });
  private readonly answer = resource({
    params: () => this.filter(),
    loader: ({ params }) => this.client.sources(params),
  });
  /** The last good answer stays while a later one is on its way or fails. */
  private readonly known = linkedSignal<
    readonly SourceQualityResponse[] | undefined,
    readonly SourceQualityResponse[] | undefined
  >({
    source: () => (this.answer.hasValue() ? this.answer.value() : undefined),
    computation: (now, before) => now ?? before?.value,
  });
  protected readonly sources = computed(() => (this.known() ?? NOTHING).filter(({ total }) => total > 0));
  protected readonly isLoading = computed(() => this.known() === undefined && this.answer.isLoading());
  protected readonly problem = computed(() => {
    const error = this.answer.error() ?? this.overviewAnswer.error();
    return error ? toProblem(error) : undefined;
  });
  protected readonly isEmpty = computed(() => this.known() !== undefined && this.sources().length === 0);

  protected readonly agreement = computed(() => agreementChart(this.sources()));
  protected readonly distribution = computed(() => distributionChart(this.sources()));
  protected readonly rows = computed(() =>
    this.sources().flatMap((one) =>
      shownFigures([one]).map(({ label, figure }) => ({
        name: one.source.name,
        label,
        text: figureText(figure),
        missing: figure.value === null ? '' : missingText(figure.contents),
        count: one.isSampled
          ? `${formatCount(one.contents)} of ${formatCount(one.total)}, drawn at random`
          : formatCount(figure.contents),
        coders: formatCount(one.coders),
        at: one.measuredAt,
      })),
    ),
  );
  protected readonly columns: readonly Column[] = [
    { name: 'name', title: 'Source' },
    { name: 'label', title: 'Statistic' },
    { name: 'text', title: 'Agreement, 95 % interval' },
    { name: 'count', title: 'Pictures', align: 'end' },
    { name: 'coders', title: 'People', align: 'end' },
    { name: 'at', title: 'As of' },
  ];

  private readonly annotatorAnswer = resource({
    params: () => this.filter(),
    loader: ({ params }) => this.client.annotators(params),
  });
  protected readonly annotators = linkedSignal({
    source: () => (this.annotatorAnswer.hasValue() ? this.annotatorAnswer.value() : undefined),
    computation: (now, before?: { value: Awaited<ReturnType<QualityClient['annotators']>> | undefined }) =>
      now ?? before?.value,
  });
  protected readonly seesAll = computed(() => this.session.can('moderation.read'));

  protected readonly ratingAnswer = resource({
    params: () => this.filter(),
    loader: ({ params }) => this.client.ratings(params),
  });
  protected readonly ratings = computed(() => (this.ratingAnswer.hasValue() ? this.ratingAnswer.value() : undefined));
  protected readonly ratingProblem = computed(() => {
    const error = this.ratingAnswer.error();
    return error ? toProblem(error) : undefined;
  });

  protected readonly items = new PagedList<AmbiguousItemResponse, QualityFilter>(
    () => this.filter(),
    (filter, cursor) => this.client.items(filter, cursor),
  );

  protected readonly measure = action(async () => {
    await this.client.measure();
    this.snacks.open('Measuring. The figures follow in a moment.');
    this.reload();
  });
  protected readonly mayMeasure = computed(() => this.session.can('moderation.decide'));
  protected readonly statistics = STATISTIC_LIST;

  constructor() {
    injectPoll(
      LOOK_AGAIN_MS,
      () => this.reload(),
      () => this.overview()?.isBehind === true,
    );
  }

  protected clear(): void {
    this.url.patch({ source: undefined, set: undefined, from: undefined, to: undefined });
  }

  protected download(): void {
    const file = new Blob([csvOfFigures(this.sources())], { type: 'text/csv' });
    saveFile(this.document, file, 'annotation-quality.csv');
  }

  protected reload(): void {
    for (const one of [this.overviewAnswer, this.answer, this.annotatorAnswer, this.ratingAnswer])
      if (!one.isLoading()) one.reload();
    this.items.reload();
  }
}
