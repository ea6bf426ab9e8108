import { compareItem } from '../agreement/compare/compare-item.js';
import { type SaidRow, saidItems } from '../agreement/compare/said.js';
import { mean } from '../agreement/measure/figure.js';

/**
 * How far apart people are on one item, 0 = the same, 1 = nothing in common: what the quality page says of the picture under
 * each source, in the mean over the sources.
 * @param said what was submitted for the item
 * @returns null where nothing can be compared: of one person, or of captions in different languages
 */
export const disagreementOf = (said: readonly SaidRow[]): number | null =>
  mean(saidItems(said).map(({ fields, coders, size }) => compareItem(fields, coders, size)?.disagreement ?? null));
