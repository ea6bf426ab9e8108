import type { ChartData } from '../../shared/util-chart/chart-data.js';
import { words } from '../../shared/util-format/format.js';
import type { DatasetVersion, VersionPreview } from './dataset.js';
import { EXCLUSION_WORDS } from './dataset.js';

const SHOWN = 12;

const FACET_WORDS: Readonly<Record<string, string>> = {
  license: 'Licences',
  source: 'Sources',
  aspect: 'Shapes',
  size: 'Sizes',
  format: 'Formats',
  split: 'Splits',
  annotation: 'What annotations say',
  language: 'Languages of captions',
};

export interface Plot {
  readonly name: string;
  readonly title: string;
  readonly data: ChartData;
  /** What the plot leaves out. */
  readonly note: string;
}

/** One plot for each property by which a preview divides; none for those that say nothing. */
export const previewPlots = ({ facets, quotas }: VersionPreview): Plot[] => [
  ...facets
    .filter(({ most }) => most.some(({ value }) => value !== null))
    .map(({ facet, most, values }) => ({
      name: facet,
      title: FACET_WORDS[facet] ?? words(facet),
      data: barsOf(
        FACET_WORDS[facet] ?? words(facet),
        most.map(({ value, count }) => [value ?? 'Unknown', count]),
      ),
      note: values > most.length ? `The ${most.length} most frequent of ${values} values.` : '',
    })),
  ...quotas.map(({ by, most, counts }) => ({
    name: `quota-${by}`,
    title: `Quota: at most ${most} of each ${by}`,
    data: {
      kind: 'bars' as const,
      labelTitle: FACET_WORDS[by] ?? words(by),
      labels: counts.map(({ value }) => value ?? 'Unknown'),
      series: [
        { name: 'Taken', values: counts.map(({ taken }) => taken) },
        { name: 'Left out', values: counts.map(({ found, taken }) => found - taken) },
      ],
    },
    note: 'Taken first, left out behind it.',
  })),
];

/** What was counted when a version was released. */
export function versionPlots({ counts }: DatasetVersion): Plot[] {
  if (!counts) return [];
  const excluded = Object.entries(counts.excluded).map(
    ([code, count]) => [EXCLUSION_WORDS[code] ?? code, count] as const,
  );
  return [
    plotOf('license', Object.entries(counts.licenses)),
    plotOf('aspect', Object.entries(counts.aspects)),
    plotOf('format', Object.entries(counts.formats)),
    plotOf('split', Object.entries(counts.splits)),
    { ...plotOf('excluded', excluded), title: 'What stayed out' },
  ].filter(({ data }) => data.labels.length > 0);
}

function plotOf(facet: string, counts: readonly (readonly [string, number])[]): Plot {
  const title = FACET_WORDS[facet] ?? words(facet);
  const sorted = counts.toSorted(([, a], [, b]) => b - a);
  const note = sorted.length > SHOWN ? `The ${SHOWN} most frequent of ${sorted.length} values.` : '';
  return { name: facet, title, data: barsOf(title, sorted.slice(0, SHOWN)), note };
}

const barsOf = (labelTitle: string, counts: readonly (readonly [string, number])[]): ChartData => ({
  kind: 'bars',
  labelTitle,
  labels: counts.map(([label]) => label),
  series: [{ name: 'Pictures', values: counts.map(([, count]) => count) }],
});
