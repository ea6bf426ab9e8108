import { Injectable } from '@nestjs/common';
import { Database } from '@odr/platform';

import { CHUNK } from '../manifest/merkle-tree.js';
import type { VersionChange } from './dto/version.request.dto.js';

/** Where an item stands in a version. */
export interface Place {
  readonly position: number;
  readonly contentId: string;
  readonly lineStart: number;
  readonly lineLength: number;
}

export interface ChangedPlace {
  readonly contentId: string;
  readonly here: Place | null;
  readonly there: Place | null;
}

const PLACE = (table: string): string =>
  `${table}.position, ${table}.content_id AS "contentId", ${table}.line_start::float8 AS "lineStart", ${table}.line_length AS "lineLength"`;
const OBJECT = (table: string): string =>
  `CASE WHEN ${table}.content_id IS NULL THEN NULL ELSE json_build_object('position', ${table}.position, 'contentId', ${table}.content_id,
     'lineStart', ${table}.line_start, 'lineLength', ${table}.line_length) END`;

/** Of `a`, the list here, and `b`, the list there. */
const CHANGE: Readonly<Record<VersionChange, string>> = {
  added: 'b.leaf_hash IS NULL',
  removed: 'a.leaf_hash IS NULL',
  changed: 'a.leaf_hash <> b.leaf_hash',
  relicensed: 'a.license <> b.license',
};

/** Reads lists of versions. */
@Injectable()
export class VersionItemReader {
  constructor(private readonly db: Database) {}

  /** An item, or the two between which it would stand. */
  async around(
    versionId: string,
    contentId: string,
  ): Promise<{ readonly at?: Place; readonly before?: Place; readonly after?: Place }> {
    const [at] = await this.db.query<Place>(
      `SELECT ${PLACE('i')} FROM dataset_version_item i WHERE i.version_id = $1 AND i.content_id = $2`,
      [versionId, contentId],
    );
    if (at) return { at };
    const [before] = await this.neighbour(versionId, contentId, '<', 'DESC');
    const [after] = await this.neighbour(versionId, contentId, '>', 'ASC');
    return { before, after };
  }

  /** The leaves of the chunk that holds a position. */
  async leavesAround(versionId: string, position: number): Promise<Buffer[]> {
    const from = Math.floor(position / CHUNK) * CHUNK;
    const rows = await this.db.query<{ leaf: Buffer }>(
      `SELECT i.leaf_hash AS leaf FROM dataset_version_item i
        WHERE i.version_id = $1 AND i.position >= $2 AND i.position < $3 ORDER BY i.position`,
      [versionId, from, from + CHUNK],
    );
    return rows.map(({ leaf }) => leaf);
  }

  async chunks(versionId: string): Promise<Buffer[]> {
    const [row] = await this.db.query<{ chunks: Buffer }>(
      `SELECT v.chunk_hashes AS chunks FROM dataset_version v WHERE v.id = $1`,
      [versionId],
    );
    const bytes = row?.chunks ?? Buffer.alloc(0);
    return Array.from({ length: bytes.length / 32 }, (_, index) => bytes.subarray(32 * index, 32 * index + 32));
  }

  /** What differs between two versions, by content id. */
  changes(
    versionId: string,
    against: string,
    {
      after,
      limit,
      change,
    }: { readonly after: string | null; readonly limit: number; readonly change?: VersionChange },
  ): Promise<ChangedPlace[]> {
    return this.db.query(
      `SELECT "contentId", here, there FROM (
         SELECT coalesce(a.content_id, b.content_id) AS "contentId", ${OBJECT('a')} AS here, ${OBJECT('b')} AS there
           FROM (SELECT * FROM dataset_version_item WHERE version_id = $1) AS a
           FULL JOIN (SELECT * FROM dataset_version_item WHERE version_id = $2) AS b USING (content_id)
          WHERE a.leaf_hash IS DISTINCT FROM b.leaf_hash AND ${change ? CHANGE[change] : 'true'}) AS changed
        WHERE $3::uuid IS NULL OR "contentId" > $3 ORDER BY "contentId" LIMIT $4`,
      [versionId, against, after, limit],
    );
  }

  async changeCounts(versionId: string, against: string): Promise<Readonly<Record<VersionChange, number>>> {
    const [row] = await this.db.query<Record<VersionChange, number>>(
      `SELECT ${Object.entries(CHANGE)
        .map(([name, condition]) => `count(*) FILTER (WHERE ${condition})::int AS ${name}`)
        .join(', ')}
         FROM (SELECT * FROM dataset_version_item WHERE version_id = $1) AS a
         FULL JOIN (SELECT * FROM dataset_version_item WHERE version_id = $2) AS b USING (content_id)`,
      [versionId, against],
    );
    return row ?? { added: 0, removed: 0, changed: 0, relicensed: 0 };
  }

  private neighbour(versionId: string, contentId: string, side: '<' | '>', order: 'ASC' | 'DESC'): Promise<Place[]> {
    return this.db.query<Place>(
      `SELECT ${PLACE('i')} FROM dataset_version_item i
        WHERE i.version_id = $1 AND i.position = (
          SELECT ${order === 'DESC' ? 'max' : 'min'}(n.position) FROM dataset_version_item n
           WHERE n.version_id = $1 AND n.content_id ${side} $2::uuid)`,
      [versionId, contentId],
    );
  }
}
