import { Injectable } from '@nestjs/common';
import { ContentStatus } from '@odr/contracts';
import { Database } from '@odr/platform';

/** What is said of one item, and where it lies. */
export interface SaidThere {
  readonly x: number;
  readonly y: number;
  /** Captions and tags. */
  readonly body: string;
}

export interface NewRegion {
  readonly level: number;
  readonly region: number;
  readonly x: number;
  readonly y: number;
  readonly words: readonly string[];
}

/** Names of the parts of a map, and what they are made of: only ever what is published. */
@Injectable()
export class MapLabelRepository {
  constructor(private readonly db: Database) {}

  /** Of some published items at random, with their captions and tags. */
  said(versionId: number, limit: number): Promise<SaidThere[]> {
    return this.db.query(
      `SELECT s.x, s.y, left(d.body, 4000) AS body FROM (
         SELECT p.content_id, p.x, p.y FROM map_point p JOIN content c ON c.id = p.content_id
          WHERE p.version_id = $1 AND c.status = '${ContentStatus.Available}' AND c.deleted_at IS NULL
          ORDER BY hashtextextended(p.content_id::text, 0) LIMIT $2) s
       JOIN search_document d ON d.content_id = s.content_id WHERE d.body <> ''`,
      [versionId, limit],
    );
  }

  /** Those of the words that say nothing in one of the languages of the collection. */
  async stopWords(words: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.db.query<{ word: string }>(
      `SELECT w.word FROM unnest($1::text[]) w(word) WHERE EXISTS (
         SELECT FROM search_configuration s WHERE to_tsvector(s.name::regconfig, w.word) = ''::tsvector)`,
      [[...words]],
    );
    return new Set(rows.map(({ word }) => word));
  }

  /** In a transaction. */
  async replace(versionId: number, regions: readonly NewRegion[]): Promise<void> {
    await this.db.query(`DELETE FROM map_region WHERE version_id = $1 RETURNING region`, [versionId]);
    await this.db.query(
      `INSERT INTO map_region (version_id, level, region, x, y, words)
       SELECT $1, r.level, r.region, r.x, r.y, r.words
         FROM jsonb_to_recordset($2::jsonb) AS r(level smallint, region smallint, x real, y real, words text[])`,
      [versionId, JSON.stringify(regions)],
    );
    await this.db.query(`UPDATE map_version SET labelled_at = now() WHERE id = $1 RETURNING id`, [versionId]);
  }
}
