import { Injectable } from '@nestjs/common';
import { Database } from '@odr/platform';

export interface NearWord {
  /** Which of the words that were asked for it is near to. */
  readonly at: number;
  readonly word: string;
  readonly documents: number;
}

/** Many words share as many trigrams as the one that was meant. */
const NEAREST = 100;
const ALIKE = 2_000;

/**
 * The nearest by trigrams come through an index; how many slips they hold is counted afterwards. In databases of the locale C
 * trigrams are made of ASCII alone, so words of other scripts are compared with those that have the same first two letters.
 */
const NEAR_WORDS = `
  SELECT t.at::int - 1 AS "at", w.word AS "word", w.documents AS "documents"
    FROM unnest($1::text[]) WITH ORDINALITY AS t(typed, at)
   CROSS JOIN LATERAL (SELECT w.word, w.documents FROM search_word w ORDER BY w.word <-> t.typed LIMIT ${NEAREST}) w
  UNION
  SELECT t.at::int - 1, w.word, w.documents
    FROM unnest($1::text[]) WITH ORDINALITY AS t(typed, at)
   CROSS JOIN LATERAL (SELECT w.word, w.documents FROM search_word w
                        WHERE w.word ~>=~ left(t.typed, 2) AND w.word ~<~ (left(t.typed, 2) || chr(1114111)) LIMIT ${ALIKE}) w
   WHERE t.typed ~ '[^\\x01-\\x7f]'`;

/** Words as they are written in published documents. */
@Injectable()
export class WordReader {
  constructor(private readonly db: Database) {}

  near(words: readonly string[]): Promise<NearWord[]> {
    return this.db.preparedQuery(NEAR_WORDS, [words]);
  }
}
