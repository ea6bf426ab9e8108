import { Injectable } from '@nestjs/common';
import type { TeamScope } from '@odr/access';
import { type ContentCondition, parameters } from '@odr/content';
import type { ContentId } from '@odr/kernel';
import { Database } from '@odr/platform';

import { visibleDatasets } from '../dataset/dataset.visibility.js';
import { DATABASE_LICENSE, WITH_DATABASE_LICENSE } from './database-license.js';
import { type CheckSelection, selected } from './selection.condition.js';

/** Items that one verdict is about. */
export interface CheckGroup {
  readonly license: string | null;
  readonly isOptedOut: boolean;
  readonly databaseLicense: string | null;
  readonly count: number;
}

/** What tells groups apart; also in `inGroup`. */
const OPTED_OUT = `'opted_out' = ANY(c.flags)`;

/** Reads selections: by groups where all of them matter, by pages where somebody looks. */
@Injectable()
export class CheckReader {
  constructor(private readonly db: Database) {}

  /** The whole selection in as many rows as it has kinds of items, most items first. */
  async groups(scope: TeamScope, selection: CheckSelection): Promise<CheckGroup[]> {
    const { values, bind } = parameters();
    return this.db.query<CheckGroup>(
      `SELECT c.license, ${OPTED_OUT} AS "isOptedOut", ${DATABASE_LICENSE} AS "databaseLicense", count(*)::int AS count
         FROM content c ${WITH_DATABASE_LICENSE} WHERE ${selected(scope, selection)(bind)}
        GROUP BY 1, 2, 3 ORDER BY count(*) DESC, 1 NULLS LAST, 2, 3`,
      values,
    );
  }

  /**
   * A page of ids, in order.
   * @param groups only items of these
   */
  async ids(
    scope: TeamScope,
    selection: CheckSelection,
    { after, limit, groups }: { after?: ContentId; limit: number; groups?: readonly CheckGroup[] },
  ): Promise<ContentId[]> {
    const { values, bind } = parameters(after ?? null, limit);
    const narrowed = groups ? ` AND ${inGroups(groups)(bind)}` : '';
    const rows = await this.db.query<{ id: ContentId }>(
      `SELECT c.id FROM content c ${groups ? WITH_DATABASE_LICENSE : ''}
        WHERE ${selected(scope, selection)(bind)} AND ($1::uuid IS NULL OR c.id > $1::uuid)${narrowed} ORDER BY c.id LIMIT $2::integer`,
      values,
    );
    return rows.map(({ id }) => id);
  }

  /** Those of the given items that the caller may not see, or that are not there. */
  async missing(scope: TeamScope, contentIds: readonly ContentId[]): Promise<ContentId[]> {
    const { values, bind } = parameters([...contentIds]);
    const rows = await this.db.query<{ id: ContentId }>(
      `SELECT given.id FROM unnest($1::uuid[]) AS given(id)
        WHERE NOT EXISTS (SELECT FROM content c WHERE c.id = given.id AND ${selected(scope, {})(bind)}) LIMIT 1`,
      values,
    );
    return rows.map(({ id }) => id);
  }

  /** Whether there is such a version of a dataset that the caller may see. */
  async seesVersion(scope: TeamScope, versionId: string): Promise<boolean> {
    const { values, bind } = parameters(versionId);
    const rows = await this.db.query(
      `SELECT FROM dataset_version v JOIN dataset d ON d.id = v.dataset_id
        WHERE v.id = $1::uuid AND ${visibleDatasets(scope)(bind)}`,
      values,
    );
    return rows.length > 0;
  }
}

const inGroups =
  (groups: readonly CheckGroup[]): ContentCondition =>
  (bind) =>
    groups.length === 0
      ? 'false'
      : `EXISTS (SELECT FROM jsonb_to_recordset(${bind(JSON.stringify(groups))}::jsonb) AS g("license" text, "isOptedOut" boolean, "databaseLicense" text)
          WHERE g."license" IS NOT DISTINCT FROM c.license AND g."isOptedOut" = (${OPTED_OUT})
            AND g."databaseLicense" IS NOT DISTINCT FROM ${DATABASE_LICENSE})`;
