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

/** The nearest by trigrams come through an index; how many slips they hold is counted afterwards. */
export const NEAR_WORDS = `
  SELECT t.at::int - 1 AS "at", w.word AS "word", w.documents AS "documents"
    FROM unnest($1::text[]) WITH ORDINALITY AS t(typed, at)
   CROSS JOIN LATERAL (SELECT w.word, w.documents FROM search_word w ORDER BY w.word <-> t.typed LIMIT ${NEAREST}) w`;

/** Words as they are written in published documents. */
@Injectable()
export class WordReader {
  constructor(private readonly db: Database) {}

  near(words: readonly string[]): Promise<NearWord[]> {
    return this.db.preparedQuery(NEAR_WORDS, [words]);
  }
}
