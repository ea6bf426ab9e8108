import { Component, computed, inject, input, resource } from '@angular/core';
import { Router, RouterLink } from '@angular/router';

import { PagedList } from '../../shared/data-page/paged-list.js';
import { Chart } from '../../shared/ui-chart/chart.js';
import { Empty } from '../../shared/ui-empty/empty.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Picture } from '../../shared/ui-picture/picture.js';
import { ShowMore } from '../../shared/ui-show-more/show-more.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import type { ChartData } from '../../shared/util-chart/chart-data.js';
import { formatCount, plural } from '../../shared/util-format/format.js';
import { memberWord, type VersionChange, type VersionDiff } from '../data/dataset.js';
import { DatasetClient } from '../data/dataset-client.js';

const KINDS = [
  { change: undefined, word: 'All' },
  { change: 'added', word: 'Added' },
  { change: 'removed', word: 'Removed' },
  { change: 'changed', word: 'Changed' },
  { change: 'relicensed', word: 'Licence changed' },
] as const;
const CHANGE_WORDS = { added: 'Added', removed: 'Removed', changed: 'Changed' } as const;

/** What differs between two versions of a dataset, with pictures. */
@Component({
  selector: 'odr-diff-page',
  imports: [Chart, Empty, Picture, ProblemView, RouterLink, ShowMore, Skeleton],
  templateUrl: './diff-page.html',
  styleUrl: './diff-page.scss',
})
export default class DiffPage {
  readonly id = input.required<string>();
  readonly number = input.required<string>();
  /** Of the address. */
  readonly against = input<string>();
  readonly change = input<string>();

  private readonly client = inject(DatasetClient);
  private readonly router = inject(Router);

  protected readonly about = resource({
    params: () => this.id(),
    loader: async ({ params }) => {
      const [dataset, versions] = await Promise.all([this.client.get(params), this.client.versions(params, undefined)]);
      return { dataset, versions: versions.items.filter(({ state }) => state === 'done') };
    },
  });
  protected readonly versions = computed(() => (this.about.hasValue() ? this.about.value().versions : []));
  protected readonly list = new PagedList<
    VersionChange,
    { readonly id: string; readonly number: string; readonly against: string; readonly change?: string },
    VersionDiff
  >(
    () => {
      const [against, change] = [this.against(), this.change()];
      return against ? { id: this.id(), number: this.number(), against, ...(change ? { change } : {}) } : undefined;
    },
    ({ id, number, ...query }, cursor) => this.client.diff(id, number, query, cursor),
  );
  protected readonly diff = this.list.page;
  protected readonly kinds = computed(() => {
    const diff = this.diff();
    if (!diff) return [];
    const { added, removed, changed, relicensed } = diff;
    const counts = { added, removed, changed, relicensed };
    return KINDS.map((kind) => ({ ...kind, count: kind.change ? counts[kind.change] : added + removed + changed }));
  });
  protected readonly chart = computed<ChartData>(() => ({
    kind: 'bars',
    labelTitle: 'What changed',
    labels: this.kinds()
      .slice(1)
      .map(({ word }) => word),
    series: [
      {
        name: 'Pictures',
        values: this.kinds()
          .slice(1)
          .map(({ count }) => count),
      },
    ],
  }));

  protected readonly changeWords = CHANGE_WORDS;
  protected readonly memberWord = memberWord;
  protected readonly formatCount = formatCount;
  protected readonly plural = plural;

  protected go(queryParams: Readonly<Record<string, string | null>>): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }
}
