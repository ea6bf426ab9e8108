import { Injectable } from '@nestjs/common';
import { ContentStatus } from '@odr/contracts';
import { Database } from '@odr/platform';

export interface SuggestedWord {
  readonly word: string;
  readonly documents: number;
}

/** More are read than shown, for some may be hidden by now. */
const SPARE = 3;
/** So many published pictures cannot all have been hidden since words were counted a minute ago; fewer are looked at. */
const SURELY_THERE = 1_000;
/** Names are sought only by words that leave so few documents, for all of those may have to be looked at. */
const FEW = 5_000;

const PUBLISHED = `c.status = '${ContentStatus.Available}' AND c.deleted_at IS NULL`;

/** Exported for the spec that explains it. */
export const WORDS_BY_PREFIX = `
  SELECT w.word AS "word", w.documents AS "documents"
    FROM (SELECT w.word, w.documents FROM search_word w
           WHERE w.word ~>=~ $1::text AND w.word ~<~ ($1::text || chr(1114111)) ORDER BY w.documents DESC, w.word LIMIT $2::int * ${SPARE}) w
   WHERE w.documents >= ${SURELY_THERE} OR EXISTS (
         SELECT FROM (SELECT string_agg(quote_literal(u.lexeme), ' | ')::tsquery AS wanted
                        FROM search_configuration s CROSS JOIN LATERAL unnest(to_tsvector(s.name::regconfig, w.word)) u) q
           JOIN search_document d ON d.words @@ q.wanted JOIN content c ON c.id = d.content_id AND ${PUBLISHED})
   ORDER BY w.documents DESC, w.word LIMIT $2`;

const NAMES = `
  SELECT DISTINCT n.name AS "name" FROM (
    SELECT c.name FROM search_document d JOIN content c ON c.id = d.content_id
     WHERE d.words @@ $1::tsquery AND ${PUBLISHED} LIMIT $2) n ORDER BY n.name`;

/** Reads what may be suggested: of what is published alone, whoever asks, so that the answer can be kept for all. */
@Injectable()
export class SuggestionReader {
  constructor(private readonly db: Database) {}

  words(prefix: string, limit: number): Promise<SuggestedWord[]> {
    return this.db.preparedQuery(WORDS_BY_PREFIX, [prefix, limit]);
  }

  /** @param start of a word; whether few enough documents have a word that begins like this */
  async isTelling(start: string): Promise<boolean> {
    const [row] = await this.db.preparedQuery<{ sum: number }>(
      `SELECT coalesce(sum(t.documents), 0)::int AS "sum" FROM search_term t WHERE t.term ~>=~ $1::text AND t.term ~<~ ($1::text || chr(1114111))`,
      [start],
    );
    return row !== undefined && row.sum <= FEW;
  }

  /** @param wanted text of a tsquery about names */
  async names(wanted: string, limit: number): Promise<string[]> {
    const rows = await this.db.preparedQuery<{ name: string }>(NAMES, [wanted, limit]);
    return rows.map(({ name }) => name);
  }
}
