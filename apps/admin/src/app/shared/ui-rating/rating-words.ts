import type { RatingSummary } from '../data-rating/rating.js';
import { plural } from '../util-format/format.js';

/** What a key sets: a rating, null for none; undefined when it means nothing here. */
export function ratingOf(key: string): number | null | undefined {
  if (/^[0-9]$/.test(key)) return Number(key);
  if (key === '+') return 10;
  return key === 'Backspace' || key === 'Delete' ? null : undefined;
}

/**
 * What everybody's ratings come to, one's own among them. Empty before one has rated: those of others would be an answer to
 * repeat.
 */
export function summaryWords(mine: number | null, summary: RatingSummary | undefined): string {
  if (mine === null || !summary || summary.overallRating === null) return '';
  const { ratings, overallRating, spread } = summary;
  const parts = [`Mean ${overallRating.toFixed(1)} of ${plural(ratings, 'rating')}`];
  if (spread !== null) parts.push(`spread ±${spread.toFixed(1)}`);
  return `${parts.join(', ')}.`;
}

/**
 * The corrected rating, and why it differs from the mean.
 * @returns undefined where nothing is corrected, or so little that both read alike
 */
export function correctionWords(
  mine: number | null,
  summary: RatingSummary | undefined,
): { readonly text: string; readonly why: string } | undefined {
  if (mine === null || !summary) return undefined;
  const { overallRating, correctedRating, correction } = summary;
  if (overallRating === null || correctedRating === null || correction === null) return undefined;
  if (overallRating.toFixed(1) === correctedRating.toFixed(1)) return undefined;
  const { habit, level, weight } = correction;
  const reasons: string[] = [];
  if (Math.abs(habit) >= 0.05)
    reasons.push(
      `Those who rated it give ${Math.abs(habit).toFixed(1)} ${habit > 0 ? 'more' : 'less'} than others do; that is taken off.`,
    );
  if (weight >= 0.005)
    reasons.push(
      `There are few ratings, so ${Math.round(100 * weight)} % of it is the mean of all annotations, ${level.toFixed(1)}.`,
    );
  return { text: `Corrected: ${correctedRating.toFixed(1)}`, why: reasons.join(' ') };
}
