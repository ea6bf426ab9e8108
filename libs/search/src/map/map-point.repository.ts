import { Injectable } from '@nestjs/common';
import type { ContentId } from '@odr/kernel';
import { Database } from '@odr/platform';
import type { Placed } from './projection/placement.js';
import { cellOf } from './tile.policy.js';

/** Deleting all of a million at once would hold its locks for a minute. */
const PRUNED_AT_ONCE = 20_000;

/** Where things lie on maps. */
@Injectable()
export class MapPointRepository {
  constructor(private readonly db: Database) {}

  /** Keeps places; what has one moves, for a client may have brought another vector. @returns how many are new */
  async add(versionId: number, ids: readonly ContentId[], { positions, regions }: Placed): Promise<number> {
    const xs = ids.map((_, at) => positions[2 * at] ?? 0);
    const ys = ids.map((_, at) => positions[2 * at + 1] ?? 0);
    const rows = await this.db.query<{ isNew: boolean }>(
      `INSERT INTO map_point (version_id, content_id, x, y, cell, region)
       SELECT $1, given.* FROM unnest($2::uuid[], $3::real[], $4::real[], $5::int[], $6::smallint[]) AS given(content_id, x, y, cell, region)
        WHERE EXISTS (SELECT FROM content c WHERE c.id = given.content_id)
       ON CONFLICT (version_id, content_id) DO UPDATE
         SET x = excluded.x, y = excluded.y, cell = excluded.cell, region = excluded.region
       RETURNING xmax = 0 AS "isNew"`,
      [versionId, [...ids], xs, ys, xs.map((x, at) => cellOf(x, ys[at] ?? 0)), [...regions]],
    );
    return rows.filter(({ isNew }) => isNew).length;
  }

  /** Takes away places of versions that serve no more, some at a time. @returns whether there may be more */
  async prune(): Promise<boolean> {
    const rows = await this.db.query(
      `DELETE FROM map_point WHERE ctid = ANY(ARRAY(
         SELECT p.ctid FROM map_point p JOIN map_version v ON v.id = p.version_id
          WHERE v.state IN ('retired', 'failed') LIMIT ${PRUNED_AT_ONCE})) RETURNING version_id`,
    );
    return rows.length === PRUNED_AT_ONCE;
  }
}
