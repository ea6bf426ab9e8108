import type { Bind, ContentCondition } from '@odr/content';
import type { TextQuery } from '../../text/query-term.js';
import { anyOf } from '../../text/tsquery.js';

/** The words of a kept search, ready to be laid on new documents. */
export interface KeptWords {
  readonly terms: readonly { readonly wanted: string; readonly share: number }[];
  readonly phrases: readonly string[];
  readonly excluded: readonly string[];
}

export interface Understood {
  readonly words: KeptWords;
  /** A document without any of these has nothing of the search; null where only looking can tell. */
  readonly lexemes: readonly string[] | null;
}

/**
 * A search shows whatever has one of its words, the best first; nobody wants to be told of all that. What an alert tells of
 * has so much of the query, each word as heavy as it is rare: of two words both, of "a cow in the grass" more than the grass.
 */
export const SHARE_TOLD = 0.6;

/** Guessed words stay out: an alert for what was never typed would be a riddle. */
export function keptWords({ terms, corrections, phrases, excluded }: TextQuery): Understood {
  const guessed = new Set(corrections.map(({ replacement }) => replacement));
  const typed = terms.filter(({ word }) => !guessed.has(word));
  const sum = typed.reduce((all, { weight }) => all + weight, 0);
  const lexemes = typed.flatMap((term) => term.lexemes);
  return {
    words: {
      terms: typed.map(({ lexemes: named, weight }) => ({
        wanted: anyOf(named),
        share: sum > 0 ? weight / sum : 1 / typed.length,
      })),
      phrases,
      excluded,
    },
    lexemes: lexemes.some(({ isPrefix }) => isPrefix) ? null : [...new Set(lexemes.map(({ lexeme }) => lexeme))],
  };
}

/**
 * Documents `d` that have enough of the words. A query of exclusions alone finds nothing, as in a search.
 * @param configurations names of those that documents are indexed under, from the database
 */
export function havingWords(
  { terms, phrases, excluded }: KeptWords,
  configurations: readonly string[],
): ContentCondition {
  if (terms.length === 0) return () => 'false';
  const phrase = (bind: Bind, text: string): string => {
    const placeholder = bind(text);
    return configurations.map((name) => `phraseto_tsquery('${name}', ${placeholder})`).join(' || ');
  };
  return (bind) => {
    const shares = terms.map(
      ({ wanted, share }) => `CASE WHEN d.words @@ ${bind(wanted)}::tsquery THEN ${bind(share)}::float8 ELSE 0 END`,
    );
    return [
      `${shares.join(' + ')} >= ${SHARE_TOLD}`,
      ...phrases.map((text) => `d.words @@ (${phrase(bind, text)})`),
      ...excluded.map((text) => `NOT d.words @@ (${phrase(bind, text)})`),
    ].join(' AND ');
  };
}
