import { anyOf, joined } from './tsquery.js';
import type { QueryTerm } from './query-term.js';

/**
 * How many documents are looked at before ranking. Each costs a look at its content and its rank: that of a word which every
 * seventh of a million documents has would be looked at 150,000 times. Among a million seeded descriptions the one that was
 * meant was found as often with 2,000 as with 20,000 (150 queries: among the first ten 40 times, 39 times with 1,000).
 */
export const CANDIDATES = 2_000;
/** Frequent words beyond are only ranked by: each adds two levels, and planning them costs as much as reading a few. */
const MOST_FREQUENT_WORDS = 4;

/**
 * What to look for, one after the other until there are enough candidates, as texts of tsqueries that share no document.
 *
 * First whatever has one of the rare words: together they stay within the budget. A document with frequent words alone can't
 * pass those, for the weight of a word falls with the logarithm of its frequency, so frequent words only fill up what is left:
 * first all of them together, then without the most frequent, and so on, at last each alone.
 */
export function matchLevels(terms: readonly QueryTerm[], budget = CANDIDATES): string[] {
  const rarestFirst = [...terms].sort((a, b) => a.documents - b.documents);
  const rare: QueryTerm[] = [];
  let sum = 0;
  for (const term of rarestFirst) {
    sum += term.documents;
    if (sum > budget) break;
    rare.push(term);
  }
  const frequent = rarestFirst
    .slice(rare.length, rare.length + MOST_FREQUENT_WORDS)
    .map(({ lexemes }) => anyOf(lexemes));
  const anyRare = rare.length > 0 ? anyOf(rare.flatMap(({ lexemes }) => lexemes)) : undefined;
  const without = anyRare === undefined ? [] : [`!${anyRare}`];

  const together = frequent.map((_term, at) => {
    const count = frequent.length - at;
    const next = frequent[count];
    return [...frequent.slice(0, count), ...(next === undefined ? [] : [`!${next}`])];
  });
  const alone = frequent.slice(1).map((term, at) => [term, ...frequent.slice(0, at + 1).map((rarer) => `!${rarer}`)]);
  const filling = [...together, ...alone].map((parts) => joined([...parts, ...without], ' & '));
  return anyRare === undefined ? filling : [anyRare, ...filling];
}
