import { formatCount, plural } from '../../shared/util-format/format.js';
import { armWord } from './arm-words.js';
import type { Correction, HitPage, MissingArm } from './hit.js';

type Answer = Pick<HitPage, 'plan' | 'exact' | 'total' | 'totalIsAtLeast'>;

/** How many there are, as far as that is known. */
export function countWords({ total, totalIsAtLeast }: Answer, shown: number, hasMore: boolean): string {
  if (total === undefined && hasMore) return `${formatCount(shown)} and more`;
  const count = plural(total ?? shown, 'picture');
  return totalIsAtLeast ? `${count} and more` : count;
}

/** How they were found, for people who do not know what a plan is. */
export function planWords({ plan, exact }: Answer): string {
  const how = HOW[plan ?? ''];
  if (how === undefined) return '';
  if (exact === undefined || plan === 'text') return `${how}.`;
  return exact ? `${how}; every one was compared.` : `${how}; an index was asked, which may miss one.`;
}

const HOW: Readonly<Record<string, string>> = {
  newest: 'Newest first',
  text: 'Ranked by words',
  vector: 'Ranked by meaning',
  'text+vector': 'Ranked by words and meaning together',
  exact: 'Nearest by looks',
  hnsw: 'Nearest by looks',
};

/** What took no part, and why. */
export const missingWords = (missing: readonly MissingArm[]): string =>
  missing.map(({ arm, reason }) => `${armWord(arm)} took no part: ${reason}`).join(' ');

/** The words that were meant, if those were meant that were looked for. */
export const correctedQuery = (q: string, corrections: readonly Correction[]): string =>
  corrections.reduce((corrected, { word, replacement }) => replaceWord(corrected, word, replacement), q);

/** The whole word, in any case: `cot` in `cotton` is not meant. */
function replaceWord(text: string, word: string, replacement: string): string {
  const whole = new RegExp(
    `(?<![\\p{L}\\p{N}])${word.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')}(?![\\p{L}\\p{N}])`,
    'giu',
  );
  return text.replaceAll(whole, () => replacement);
}
