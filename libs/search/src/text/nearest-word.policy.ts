/** How many slips a word may hold: in short ones every slip makes another word. */
export const slipsIn = (word: string): number => {
  const letters = [...word].length;
  return letters < 4 ? 0 : letters < 8 ? 1 : 2;
};

/**
 * How many letters were left out, put in, mistaken or swapped with their neighbour (optimal string alignment).
 * @returns at most `limit + 1`
 */
export function slipsBetween(typed: string, word: string, limit: number): number {
  const a = [...typed];
  const b = [...word];
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_none, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const mistaken = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped =
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (before[j - 2] ?? 0) + 1 : Infinity;
      row.push(Math.min(mistaken, swapped, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    before = last;
    last = row;
  }
  return Math.min(last[b.length] ?? 0, limit + 1);
}

/** Words that may have been meant, the likeliest first: fewest slips, then most frequent. */
export function likeliest<Word extends { readonly word: string; readonly documents: number }>(
  typed: string,
  words: readonly Word[],
): Word[] {
  const limit = slipsIn(typed);
  return words
    .map((one) => ({ one, slips: slipsBetween(typed, one.word, limit) }))
    .filter(({ slips }) => slips > 0 && slips <= limit)
    .sort((a, b) => a.slips - b.slips || b.one.documents - a.one.documents || (a.one.word < b.one.word ? -1 : 1))
    .map(({ one }) => one);
}
