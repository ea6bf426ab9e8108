import type { Params } from '@angular/router';

import { valueWord } from '../../shared/data-saved-search/filter-label.js';
import type { ChartData } from '../../shared/util-chart/chart-data.js';

export interface GapCount {
  readonly value: string;
  readonly count: number;
}

export interface GapFacet {
  readonly facet: string;
  readonly known: number;
  readonly values: number;
  readonly single: number;
  readonly most: readonly GapCount[];
  readonly least: readonly GapCount[];
}

export interface GapReport {
  readonly madeAt: string;
  readonly contents: number;
  readonly facets: readonly GapFacet[];
  readonly lacks: readonly { readonly of: string; readonly count: number; readonly examples: readonly string[] }[];
  readonly space: {
    readonly engine: string;
    readonly compared: number;
    readonly regions: readonly {
      readonly size: number;
      readonly density: number;
      readonly examples: readonly string[];
    }[];
    readonly nearest: readonly number[];
    readonly loners: readonly { readonly contentId: string; readonly similarity: number }[];
  } | null;
}

export interface LatestGapReport {
  readonly report: GapReport | null;
  readonly isUnderway: boolean;
}

export const FACET_WORDS: Readonly<Record<string, string>> = {
  license: 'Licences',
  aspect: 'Shapes',
  size: 'Sizes',
  year: 'Years',
  source: 'Sources',
  language: 'Languages of captions',
  tag: 'Tags',
};

export const LACK_WORDS: Readonly<Record<string, string>> = {
  caption: 'No caption',
  annotation: 'No annotations',
  alternative_text: 'No alternative text',
  embedding: 'Not seen by the default engine',
  license: 'No known licence',
};

/** The filters of the browse page take these; of the others only words can be looked for. */
const FILTERS = new Set(['license', 'aspect', 'size', 'year', 'source']);

/** The search that shows what a count counts; undefined where none does. */
export function searchFor(facet: string, value: string): Params | undefined {
  if (FILTERS.has(facet)) return { [facet]: value };
  return facet === 'tag' ? { q: `"${value.replaceAll('"', ' ')}"` } : undefined;
}

export const facetChart = ({ facet, most }: GapFacet): ChartData => ({
  kind: facet === 'year' ? 'columns' : 'bars',
  labelTitle: FACET_WORDS[facet] ?? facet,
  labels: most.map(({ value }) => valueWord(facet, value)),
  series: [{ name: 'Pictures', values: most.map(({ count }) => count) }],
});

/** @param similarity to the nearest picture, in [-1, 1] */
export const likeness = (similarity: number): string =>
  `The nearest picture is ${Math.max(0, Math.round(similarity * 100))} % like it`;

/** How like its nearest neighbour each picture is: what stands left has nobody. */
export const nearestChart = (nearest: readonly number[]): ChartData => ({
  kind: 'columns',
  labelTitle: 'Likeness of the nearest picture',
  labels: nearest.map((_count, at) => `${at * 10} to ${(at + 1) * 10} %`),
  series: [{ name: 'Pictures', values: nearest }],
});
