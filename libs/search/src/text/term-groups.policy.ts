import { DEFAULT_CONFIGURATION } from './language.policy.js';
import type { LexemeRow } from './term.reader.js';
import type { Lexeme } from './tsquery.js';

export interface AskedWord {
  readonly word: string;
  readonly isPrefix: boolean;
}

/** A word with its lexemes under all configurations; frequencies of the lexemes are added up. */
export interface TermGroup extends AskedWord {
  readonly lexemes: readonly Lexeme[];
  readonly documents: number;
}

/**
 * Which language a query is in: the one that most of its words are stop words of, English where none is.
 * @returns the name of a configuration
 */
export function guessConfiguration(rows: readonly LexemeRow[]): string {
  const stops = new Map<string, number>();
  for (const { configuration, lexeme } of rows)
    if (lexeme === null) stops.set(configuration, (stops.get(configuration) ?? 0) + 1);
  const [best] = [...stops].sort(
    ([a, of], [b, than]) => than - of || Number(b === DEFAULT_CONFIGURATION) - Number(a === DEFAULT_CONFIGURATION),
  );
  return best?.[0] ?? DEFAULT_CONFIGURATION;
}

/**
 * One group for each word that means something; words that share a lexeme, as `cow` and `cows`, are one.
 * Stop words of the query's language count only when it holds nothing else, as the band's name `The Who` does.
 */
export function termGroups(
  words: readonly AskedWord[],
  rows: readonly LexemeRow[],
  configuration: string,
): TermGroup[] {
  const rowsOf = (at: number): LexemeRow[] => rows.filter((row) => row.at === at);
  const isStop = (at: number): boolean =>
    rowsOf(at).some((row) => row.configuration === configuration && row.lexeme === null);
  const telling = words.map((word, at) => ({ ...word, at, rows: rowsOf(at) }));
  const chosen = telling.some(({ at }) => !isStop(at)) ? telling.filter(({ at }) => !isStop(at)) : telling;
  return merged(chosen.map((one) => groupOf(one)).filter(({ lexemes }) => lexemes.length > 0));
}

function groupOf({ word, isPrefix, rows }: AskedWord & { readonly rows: readonly LexemeRow[] }): TermGroup {
  const counts = new Map<string, number>();
  for (const { lexeme, documents } of rows) if (lexeme !== null) counts.set(lexeme, documents ?? 0);
  // The beginning of a word may be a stop word, or be cut shorter than it was typed.
  if (isPrefix && counts.size === 0) counts.set(word.toLowerCase(), 0);
  return {
    word,
    isPrefix,
    lexemes: [...counts.keys()].map((lexeme) => ({ lexeme, isPrefix })),
    documents: [...counts.values()].reduce((sum, count) => sum + count, 0),
  };
}

function merged(groups: readonly TermGroup[]): TermGroup[] {
  const all: TermGroup[] = [];
  for (const group of groups) {
    const at = all.findIndex((other) => other.isPrefix === group.isPrefix && sharesLexeme(other, group));
    const other = all[at];
    if (!other) all.push(group);
    else if (other.lexemes.length < group.lexemes.length) all[at] = { ...group, word: other.word };
  }
  return all;
}

const sharesLexeme = (a: TermGroup, b: TermGroup): boolean =>
  a.lexemes.some(({ lexeme }) => b.lexemes.some((other) => other.lexeme === lexeme));
