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
  const { ratings, overallRating, correctedRating, spread } = summary;
  const parts = [`Mean ${overallRating.toFixed(1)} of ${plural(ratings, 'rating')}`];
  if (spread !== null) parts.push(`spread ±${spread.toFixed(1)}`);
  if (correctedRating !== null) parts.push(`${correctedRating.toFixed(1)} without habits of raters`);
  return `${parts.join(', ')}.`;
}
