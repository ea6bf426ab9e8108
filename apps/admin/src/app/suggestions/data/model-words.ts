import type { ModelRuns, SuggestionKind } from '@odr/contracts';
import type { ProportionResponse, SuggestionModelQualityResponse, SuggestionModelResponse } from '@odr/sdk';

import type { ChartData } from '../../shared/util-chart/chart-data.js';
import { formatCount } from '../../shared/util-format/format.js';

export const KIND_WORDS: Readonly<Record<SuggestionKind, string>> = {
  tags: 'Tags',
  boxes: 'Boxes',
  caption: 'Captions',
};

export const RUNS_WORDS: Readonly<Record<ModelRuns, string>> = {
  built_in: 'comes with the system',
  http: 'asked at an address',
  pushed: 'delivers by API key',
};

export const percent = (share: number): string => `${(100 * share).toFixed(share > 0.995 && share < 1 ? 1 : 0)} %`;

/** A share with the interval it is likely to lie in. */
export const shareText = (share: ProportionResponse | null): string =>
  share === null
    ? 'Nothing decided yet'
    : `${percent(share.share)} (${percent(share.low)} to ${percent(share.high)}) of ${formatCount(share.of)}`;

/** A tag, a box or a caption as one reads it. */
export function valueText(value: unknown): string {
  if (typeof value === 'string') return value;
  const { bbox, caption, tag } = Object(value) as { bbox?: unknown; caption?: unknown; tag?: unknown };
  if (Array.isArray(bbox)) return bbox.map((side: unknown) => Math.round(Number(side))).join(', ');
  const text = caption ?? tag;
  return typeof text === 'string' ? text : JSON.stringify(value);
}

/** What stands between a model and doing without people. */
export function proofText({
  proof,
  acceptsItself,
  wantedPrecision,
  wantedDecisions,
  proofLostAt,
}: SuggestionModelResponse): string {
  const wanted = `at least ${percent(wantedPrecision)} taken unchanged over ${formatCount(wantedDecisions)} decisions`;
  if (proof === null) {
    const lost = proofLostAt === null ? '' : 'It was switched off by itself, because the proof was gone. ';
    return `${lost}Not proven: ${wanted}, also at the low end of the interval.`;
  }
  const from = `From a score of ${proof.threshold.toFixed(2)}, ${shareText(proof.precision)} were taken unchanged`;
  return acceptsItself ? `${from}. Those are accepted.` : `${from}. That is enough.`;
}

/** Where the share that people took lies beside the score that promised it: alike, the dots lie together. */
export function reliabilityChart({ bins }: SuggestionModelQualityResponse): ChartData {
  return {
    kind: 'dots',
    labelTitle: 'Score',
    labels: bins.map(({ from, to }) => `${from.toFixed(1)} to ${to.toFixed(1)}`),
    series: [
      {
        name: 'Taken by people',
        values: bins.map(({ taken }) => taken.share),
        intervals: bins.map(({ taken }) => [taken.low, taken.high] as const),
      },
      { name: 'Mean score', values: bins.map(({ meanScore }) => meanScore) },
    ],
  };
}
