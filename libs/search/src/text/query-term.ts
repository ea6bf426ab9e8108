import type { Lexeme } from './tsquery.js';

/** A word of a query: everything it is called in the index, under whichever configuration. */
export interface QueryTerm {
  /** As it was typed, or the word it was taken for. */
  readonly word: string;
  readonly lexemes: readonly Lexeme[];
  /** In how many documents of published contents it stands, by the last count. */
  readonly documents: number;
  /** How much it counts: how telling it is, less for a word that was only guessed. */
  readonly weight: number;
}

/** A word that nothing visible has, and the word that was looked for beside it. */
export interface Correction {
  readonly word: string;
  readonly replacement: string;
}

/** A query that has been understood. */
export interface TextQuery {
  readonly terms: readonly QueryTerm[];
  readonly phrases: readonly string[];
  readonly excluded: readonly string[];
  /** Names of the configurations that documents are indexed under. */
  readonly configurations: readonly string[];
  /** Name of the one that the query is taken for: by its language where that is told, else by its stop words. */
  readonly configuration: string;
  readonly averageLength: number;
  readonly corrections: readonly Correction[];
}
