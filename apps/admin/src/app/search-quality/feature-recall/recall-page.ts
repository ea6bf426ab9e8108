import { Component, computed, inject, input, linkedSignal, resource } from '@angular/core';
import type { EngineRecallResponse, RecallFiguresResponse, SearchRecallResponse } from '../data/recall.js';

import { toProblem } from '../../shared/data-problem/problem.js';
import { Chart } from '../../shared/ui-chart/chart.js';
import { Empty } from '../../shared/ui-empty/empty.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { Cell, type Column, Table } from '../../shared/ui-table/table.js';
import { formatCount, formatSize } from '../../shared/util-format/format.js';
import { injectUrlState } from '../../shared/util-url-state/url-state.js';
import { RecallClient } from '../data/recall-client.js';
import { recallChart } from '../ui/recall-chart.js';
import { MissedSearches } from './missed-searches.js';

const RANGES = [7, 30, 90, 365] as const;
const DEFAULT_DAYS = 30;
/** Below it an operator should look; the same figure is the gate of the benchmark. */
const GOOD = 0.95;

const COLUMNS: readonly Column[] = [
  { name: 'engine', title: 'Engine' },
  { name: 'index', title: 'Index' },
  { name: 'mean', title: 'Recall', align: 'end' },
  { name: 'p5', title: 'Worst twentieth', align: 'end' },
  { name: 'underFilled', title: 'Too few hits', align: 'end' },
  { name: 'samples', title: 'Answers checked', align: 'end' },
];
const INDEX_WORDS: Readonly<Record<string, string>> = {
  vector: 'whole vectors',
  halfvec: 'vectors in half precision',
  bit: 'signs of vectors',
};

/** How much of what they should find searches through vector indexes do find, lately and day by day. */
@Component({
  selector: 'odr-recall-page',
  imports: [Cell, Chart, Empty, Icon, MissedSearches, ProblemView, Skeleton, Table],
  templateUrl: './recall-page.html',
  styleUrl: './recall-page.scss',
})
export default class RecallPage {
  /** How many days the plot goes back; from the address. */
  readonly days = input<string>();

  private readonly client = inject(RecallClient);
  protected readonly url = injectUrlState();

  protected readonly range = computed(() => RANGES.find((days) => String(days) === this.days()) ?? DEFAULT_DAYS);
  private readonly answer = resource({
    params: () => this.range(),
    loader: async ({ params }) => ({ recall: await this.client.read(params), days: params, askedMs: Date.now() }),
  });
  /** The last good answer stays while a later one is on its way or fails. */
  private readonly shown = linkedSignal<Shown | undefined, Shown | undefined>({
    source: () => (this.answer.hasValue() ? this.answer.value() : undefined),
    computation: (now, before) => now ?? before?.value,
  });
  protected readonly recall = computed(() => this.shown()?.recall);
  protected readonly problem = computed(() => (this.answer.error() ? toProblem(this.answer.error()) : undefined));
  protected readonly chart = computed(() => {
    const shown = this.shown();
    return shown && recallChart(shown.recall.items, shown.days, shown.askedMs);
  });

  protected readonly ranges = RANGES;
  protected readonly columns = COLUMNS;
  protected readonly formatCount = formatCount;
  protected readonly formatSize = formatSize;

  protected indexOf({ index }: EngineRecallResponse): string {
    return index ? (INDEX_WORDS[index.kind] ?? index.kind) : 'none: every vector is compared';
  }

  /** Undefined while too few answers were checked to say. */
  protected isGood({ mean, samples }: RecallFiguresResponse): boolean | undefined {
    return mean === null || samples < (this.recall()?.leastSamples ?? 0) ? undefined : mean >= GOOD;
  }

  protected percent(share: number | null): string {
    return share === null ? '–' : `${(100 * share).toFixed(1)} %`;
  }

  protected reload(): void {
    this.answer.reload();
  }
}

interface Shown {
  readonly recall: SearchRecallResponse;
  readonly days: number;
  readonly askedMs: number;
}
