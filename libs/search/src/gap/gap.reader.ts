import { Injectable } from '@nestjs/common';
import { ASPECT, ORIGIN, SIZE, YEAR } from '@odr/content';
import { ContentStatus } from '@odr/contracts';
import { Database } from '@odr/platform';
import type { GapCountResponse, GapFacetResponse, GapLackResponse } from './dto/gap.response.dto.js';

/** What everybody can see; nothing else is counted, whoever reads the report. */
const PUBLISHED = `c.status = '${ContentStatus.Available}' AND c.deleted_at IS NULL`;
const SHOWN = 12;
const EXAMPLES = 4;

const SAID = `annotation a WHERE a.content_id = c.id AND a.deleted_at IS NULL AND NOT a.is_blind`;
const LACKS: Readonly<Record<string, string>> = {
  annotation: `NOT EXISTS (SELECT FROM ${SAID})`,
  caption: `NOT EXISTS (SELECT FROM search_document d WHERE d.content_id = c.id AND d.body <> '')`,
  alternative_text: `coalesce(c.alt_text, '') = ''`,
  embedding: `NOT EXISTS (SELECT FROM content_embedding e JOIN embedding_engine g ON g.id = e.engine_id AND g.is_default WHERE e.content_id = c.id)`,
  license: `c.license IS NULL`,
};

/** Each as rows of a content and a value. */
const FACETS: Readonly<Record<string, string>> = {
  license: `SELECT c.id, c.license AS value FROM content c WHERE ${PUBLISHED}`,
  aspect: `SELECT c.id, ${ASPECT} AS value FROM content c WHERE ${PUBLISHED}`,
  size: `SELECT c.id, ${SIZE} AS value FROM content c WHERE ${PUBLISHED}`,
  year: `SELECT c.id, ${YEAR} AS value FROM content c WHERE ${PUBLISHED}`,
  source: `SELECT c.id, ${ORIGIN} AS value FROM content c JOIN content_source origin ON origin.content_id = c.id WHERE ${PUBLISHED}`,
  language: `SELECT c.id, a.annotation->>'language' AS value FROM content c JOIN annotation a ON a.content_id = c.id
              WHERE ${PUBLISHED} AND a.deleted_at IS NULL AND NOT a.is_blind AND jsonb_typeof(a.annotation->'language') = 'string'`,
  tag: `SELECT c.id, lower(coalesce(t.tag->>'tag', t.tag#>>'{}')) AS value FROM content c JOIN annotation a ON a.content_id = c.id
         CROSS JOIN LATERAL jsonb_array_elements(CASE WHEN jsonb_typeof(a.annotation->'tags') = 'array' THEN a.annotation->'tags'
                                                      WHEN jsonb_typeof(a.annotation->'tags_list') = 'array' THEN a.annotation->'tags_list'
                                                      ELSE '[]' END) AS t(tag)
         WHERE ${PUBLISHED} AND a.deleted_at IS NULL AND NOT a.is_blind`,
};

interface Counted {
  readonly known: number;
  readonly values: number;
  readonly single: number;
  readonly most: readonly GapCountResponse[] | null;
  readonly least: readonly GapCountResponse[] | null;
}

/** Counts where the published collection is thin. Scans all of it, so it is asked in the background. */
@Injectable()
export class GapReader {
  constructor(private readonly db: Database) {}

  async contents(): Promise<number> {
    const [row] = await this.db.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM content c WHERE ${PUBLISHED}`,
    );
    return row?.count ?? 0;
  }

  async facets(): Promise<GapFacetResponse[]> {
    const all: GapFacetResponse[] = [];
    for (const [facet, rows] of Object.entries(FACETS)) all.push(await this.facet(facet, rows));
    return all;
  }

  async lacks(): Promise<GapLackResponse[]> {
    const all: GapLackResponse[] = [];
    for (const [of, condition] of Object.entries(LACKS)) {
      const [row] = await this.db.query<Omit<GapLackResponse, 'of'>>(
        `WITH lacking AS MATERIALIZED (SELECT c.id FROM content c WHERE ${PUBLISHED} AND ${condition})
         SELECT (SELECT count(*)::int FROM lacking) AS count,
                ARRAY(SELECT l.id::text FROM lacking l ORDER BY l.id DESC LIMIT ${EXAMPLES}) AS examples`,
      );
      all.push({ of, count: row?.count ?? 0, examples: row?.examples ?? [] });
    }
    return all;
  }

  /** A sample that stays the same while the collection does. */
  vectors(engineId: string, limit: number): Promise<{ id: string; embedding: string }[]> {
    return this.db.query(
      `SELECT c.id, e.embedding::text AS embedding FROM content_embedding e JOIN content c ON c.id = e.content_id
        WHERE e.engine_id = $1 AND ${PUBLISHED} ORDER BY md5(c.id::text) LIMIT $2`,
      [engineId, limit],
    );
  }

  private async facet(facet: string, rows: string): Promise<GapFacetResponse> {
    const [row] = await this.db.query<Counted>(
      `WITH counted AS MATERIALIZED (
         SELECT v.value, count(DISTINCT v.id)::int AS count FROM (${rows}) v WHERE v.value <> '' GROUP BY v.value)
       SELECT (SELECT coalesce(sum(count), 0)::int FROM counted) AS known, (SELECT count(*)::int FROM counted) AS values,
              (SELECT count(*)::int FROM counted WHERE count = 1) AS single,
              (SELECT json_agg(m ORDER BY m.count DESC, m.value) FROM (SELECT * FROM counted ORDER BY count DESC, value LIMIT ${SHOWN}) m) AS most,
              (SELECT json_agg(m ORDER BY m.count, m.value) FROM (SELECT * FROM counted ORDER BY count, value LIMIT ${SHOWN}) m) AS least`,
    );
    const { known = 0, values = 0, single = 0 } = row ?? {};
    return { facet, known, values, single, most: row?.most ?? [], least: row?.least ?? [] };
  }
}
