import type { ChartData } from '../../shared/util-chart/chart-data.js';
import { shownFigures, type SourceQualityResponse } from '../data/quality.js';

/** Agreement as dots with whiskers; figures without a value have no dot. */
export function agreementChart(sources: readonly SourceQualityResponse[]): ChartData {
  const shown = shownFigures(sources).filter(({ figure }) => figure.value !== null);
  return {
    kind: 'dots',
    labelTitle: sources.length === 1 ? 'Statistic' : 'Source',
    labels: shown.map(({ label }) => label),
    series: [
      {
        name: 'Agreement',
        values: shown.map(({ figure }) => figure.value ?? 0),
        intervals: shown.map(({ figure: { low, high } }) => (low === null || high === null ? null : [low, high])),
      },
    ],
  };
}

/** How many gave 0, 1, … 10. */
export const ratingChart = (byRating: readonly number[]): ChartData => ({
  kind: 'columns',
  labelTitle: 'Rating',
  labels: byRating.map((_, rating) => String(rating)),
  series: [{ name: 'Ratings', values: byRating }],
});

/** How many pictures lie in each tenth of disagreement. */
export function distributionChart(sources: readonly SourceQualityResponse[]): ChartData {
  const values = Array.from({ length: 10 }, (_, bin) =>
    sources.reduce((sum, { distribution }) => sum + (distribution[bin] ?? 0), 0),
  );
  return {
    kind: 'columns',
    labelTitle: 'Disagreement',
    labels: values.map((_, bin) => `${(bin / 10).toFixed(1)} to ${((bin + 1) / 10).toFixed(1)}`),
    series: [{ name: 'Pictures', values }],
  };
}
