/** Tokens of colours that can be told apart without colour vision; what has none left shares a quiet one. */
const TOKENS = [1, 2, 3, 4, 5, 6, 7].map((number) => `--odr-chart-${number}`);
export const OTHERS_TOKEN = '--odr-text-quiet';
export const PLAIN_TOKEN = '--odr-chart-1';

export interface LegendEntry {
  readonly value: string;
  readonly word: string;
  readonly count: number;
  readonly token: string;
}

/** The most frequent values get colours of their own. @param wordOf what a value is called */
export function legendOf(
  values: readonly { readonly value: string; readonly count: number }[],
  total: number,
  wordOf: (value: string) => string,
): LegendEntry[] {
  const own = values
    .slice(0, TOKENS.length)
    .map(({ value, count }, at) => ({ value, count, word: wordOf(value), token: TOKENS[at] ?? OTHERS_TOKEN }));
  const rest = total - own.reduce((sum, { count }) => sum + count, 0);
  return rest > 0 && own.length > 0
    ? [...own, { value: '', word: 'Others, or unknown', count: rest, token: OTHERS_TOKEN }]
    : own;
}
