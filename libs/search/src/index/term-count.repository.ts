import { Injectable } from '@nestjs/common';
import { ContentStatus } from '@odr/contracts';
import { Database } from '@odr/platform';

/** A collection in which less than this part has changed is not counted anew: weights go by the logarithm. */
const LITTLE = 0.01;
/** Longer ones are no words, and shorter ones need no completion. */
const WORD = String.raw`^[^\W\d_].{1,38}$`;

const PUBLISHED = `search_document d JOIN content c ON c.id = d.content_id
  WHERE c.status = '${ContentStatus.Available}' AND c.deleted_at IS NULL`;

interface Standing {
  readonly documents: number;
  readonly averageLength: number;
  /** How often documents were written since the server counts, as text. */
  readonly changes: string;
  readonly hasChangedMuch: boolean;
}

/**
 * Counts in how many documents terms and words stand. Only documents of what is published: what everybody's scores and
 * suggestions are made of must not tell what hidden pictures show.
 */
@Injectable()
export class TermCountRepository {
  constructor(private readonly db: Database) {}

  /** @returns whether anything was counted; it is not while little has changed */
  recountIfChanged(): Promise<boolean> {
    return this.db.transaction(async () => {
      const standing = await this.standing();
      if (!standing?.hasChangedMuch) return false;
      await this.count(standing);
      return true;
    });
  }

  recount(): Promise<void> {
    return this.db.transaction(async () => {
      const standing = await this.standing();
      if (standing) await this.count(standing);
    });
  }

  private async standing(): Promise<Standing | undefined> {
    const [row] = await this.db.query<Standing>(
      `SELECT n.documents AS "documents", n.length AS "averageLength", w.changes::text AS "changes",
              s.id IS NULL OR abs(w.changes - s.changes) + abs(n.documents - s.documents) > $1::float8 * s.documents AS "hasChangedMuch"
         FROM (SELECT count(*)::int AS documents, coalesce(avg(d.length), 0)::real AS length FROM ${PUBLISHED}) n
        CROSS JOIN (SELECT t.n_tup_ins + t.n_tup_upd + t.n_tup_del AS changes FROM pg_stat_user_tables t
                     WHERE t.relid = 'search_document'::regclass) w
         LEFT JOIN search_statistics s ON true`,
      [LITTLE],
    );
    return row;
  }

  private async count({ documents, averageLength, changes }: Standing): Promise<void> {
    // Two workers would write the same rows; the second one waits, and writes little.
    await this.db.query(`SELECT pg_advisory_xact_lock(hashtextextended('search_statistics', 0))`);
    await this.db.query(replaceCounts('search_term', 'term', `SELECT d.words FROM ${PUBLISHED}`, 'true'));
    await this.db.query(replaceCounts('search_word', 'word', WORDS, `t.word ~ '${WORD}'`));
    await this.db.query(
      `INSERT INTO search_statistics AS s (id, documents, average_length, changes, counted_at) VALUES (1, $1, $2, $3, now())
       ON CONFLICT (id) DO UPDATE SET documents = excluded.documents, average_length = excluded.average_length,
         changes = excluded.changes, counted_at = excluded.counted_at`,
      [documents, averageLength, changes],
    );
  }
}

/** Names of files are taken apart here as they were for the index; bodies have gaps where words end. */
const WORDS = `
  SELECT to_tsvector('simple', d.body || ' ' || regexp_replace(concat_ws(' ', c.name, c.alt_text), '[\\x21-\\x2f\\x3a-\\x40\\x5b-\\x60\\x7b-\\x7e]+', ' ', 'g')) FROM ${PUBLISHED}`;

/** ts_stat reads document by document, and holds only the terms: about 100 bytes each. */
const replaceCounts = (table: string, column: string, query: string, condition: string): string => `
  WITH counted AS MATERIALIZED (
    SELECT t.word AS ${column}, t.ndoc AS documents FROM ts_stat($q$${query}$q$) t WHERE ${condition}),
  gone AS (DELETE FROM ${table} o WHERE NOT EXISTS (SELECT FROM counted n WHERE n.${column} = o.${column}))
  INSERT INTO ${table} AS o (${column}, documents) SELECT ${column}, documents FROM counted
  ON CONFLICT (${column}) DO UPDATE SET documents = excluded.documents WHERE o.documents <> excluded.documents`;
