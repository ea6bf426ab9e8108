import { Injectable } from '@nestjs/common';
import { parameters, type ContentCondition } from '@odr/content';
import { ContentStatus } from '@odr/contracts';
import { Database } from '@odr/platform';

/** What a word or the beginning of one is called in the index under one configuration; `lexeme` is null for a stop word. */
export interface LexemeRow {
  readonly at: number;
  readonly configuration: string;
  readonly lexeme: string | null;
  /** Null when it was in no published document at the last count. */
  readonly documents: number | null;
}

/** What the weights of words and the lengths of documents are compared with. */
export interface Collection {
  readonly documents: number;
  readonly averageLength: number;
}

/** How many documents have a term; never more than are counted. */
export interface TermCount {
  readonly at: number;
  readonly published: number;
  readonly visible: number;
}

/** Terms that the last count does not know are counted through the index, up to this many documents. */
const COUNTED_AT_MOST = 1_000;
/** Before the first count this many documents stand for all. */
const SAMPLED = 10_000;

const LEXEMES = `
  SELECT w.at::int - 1 AS "at", s.name AS "configuration", u.lexeme AS "lexeme",
         CASE WHEN w.is_prefix THEN (SELECT sum(p.documents)::int FROM search_term p
                                      WHERE p.term ~>=~ u.lexeme AND p.term ~<~ (u.lexeme || chr(1114111)))
              ELSE (SELECT t.documents FROM search_term t WHERE t.term = u.lexeme) END AS "documents"
    FROM unnest($1::text[], $2::boolean[]) WITH ORDINALITY AS w(word, is_prefix, at)
   CROSS JOIN search_configuration s
    LEFT JOIN LATERAL unnest(to_tsvector(s.name::regconfig, w.word)) u ON true
   ORDER BY w.at, s.name`;

const SAMPLE = `
  SELECT count(*)::int AS "documents", coalesce(avg(d.length), 0)::float8 AS "averageLength"
    FROM (SELECT d.length FROM search_document d JOIN content c ON c.id = d.content_id
           WHERE c.status = '${ContentStatus.Available}' AND c.deleted_at IS NULL LIMIT ${SAMPLED}) d`;

/** Looks terms up: what they are called, and how frequent they are among what is published. */
@Injectable()
export class TermReader {
  constructor(private readonly db: Database) {}

  lexemes(words: readonly { readonly word: string; readonly isPrefix: boolean }[]): Promise<LexemeRow[]> {
    return this.db.preparedQuery(LEXEMES, [words.map(({ word }) => word), words.map(({ isPrefix }) => isPrefix)]);
  }

  /** As it was counted last; a sample before the first count. */
  async collection(): Promise<Collection> {
    const [counted] = await this.db.preparedQuery<Collection>(
      `SELECT s.documents AS "documents", s.average_length::float8 AS "averageLength" FROM search_statistics s WHERE s.documents > 0`,
      [],
    );
    const [row] = counted ? [counted] : await this.db.query<Collection>(SAMPLE);
    return row && row.averageLength > 0 ? row : { documents: 1, averageLength: 1 };
  }

  /**
   * Counts documents through the index.
   * @param queries texts of tsqueries
   * @param where what the caller may see
   */
  count(queries: readonly string[], where: ContentCondition): Promise<TermCount[]> {
    const { values, bind } = parameters(queries);
    return this.db.query(
      `SELECT q.at::int - 1 AS "at", count(c.id)::int AS "visible",
              (count(c.id) FILTER (WHERE c.status = '${ContentStatus.Available}'))::int AS "published"
         FROM unnest($1::text[]) WITH ORDINALITY AS q(wanted, at)
        CROSS JOIN LATERAL (SELECT d.content_id FROM search_document d WHERE d.words @@ q.wanted::tsquery LIMIT ${COUNTED_AT_MOST}) d
         JOIN content c ON c.id = d.content_id AND ${where(bind)}
        GROUP BY q.at`,
      values,
    );
  }
}
