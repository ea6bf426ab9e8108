import { Injectable } from '@nestjs/common';
import type { TeamScope } from '@odr/access';
import { allOf, parameters, positionOf, wireTime, type ContentCondition } from '@odr/content';
import { encodeCursor } from '@odr/kernel';
import { Database } from '@odr/platform';

import { visibleDatasets } from './dataset.visibility.js';
import type { ListDatasetsQuery } from './dto/dataset.request.dto.js';
import type { DatasetPageResponse, DatasetResponse } from './dto/dataset.response.dto.js';

const COLUMNS = `d.id, d.name, d.title, d.description, d.definition, d.profile, d.visibility, d.user_id AS "userId", d.team_id AS "teamId",
  (SELECT json_build_object('version', concat_ws('.', v.major, v.minor, v.patch), 'rootHash', v.root_hash, 'itemCount', v.item_count,
          'createdAt', ${wireTime('v.created_at')})
     FROM dataset_version v WHERE v.dataset_id = d.id AND v.state = 'done'
      AND NOT EXISTS (SELECT FROM dataset_version_withdrawal x WHERE x.version_id = v.id)
    ORDER BY v.major DESC, v.minor DESC, v.patch DESC LIMIT 1) AS latest,
  (SELECT count(*)::int FROM dataset_withdrawal w WHERE w.dataset_id = d.id AND w.content_id IS NOT NULL) AS withdrawals,
  d.version, ${wireTime('d.created_at')} AS "createdAt", ${wireTime('d.updated_at')} AS "updatedAt"`;

/** View model of datasets. */
@Injectable()
export class DatasetReader {
  constructor(private readonly db: Database) {}

  /** By id or by name. */
  async find(scope: TeamScope, idOrName: string): Promise<DatasetResponse | undefined> {
    const { values, bind } = parameters(idOrName);
    const [row] = await this.db.query<DatasetResponse>(
      `SELECT ${COLUMNS} FROM dataset d WHERE (d.id::text = $1 OR d.name = $1) AND ${visibleDatasets(scope)(bind)}`,
      values,
    );
    return row;
  }

  /** Latest first. */
  async page(scope: TeamScope, { limit, cursor, q }: ListDatasetsQuery): Promise<DatasetPageResponse> {
    const { values, bind } = parameters(limit + 1);
    const where = allOf(visibleDatasets(scope), ...(q ? [named(q)] : []), ...(cursor ? [behind(cursor)] : []));
    const rows = await this.db.query<DatasetResponse>(
      `SELECT ${COLUMNS} FROM dataset d WHERE ${where(bind)} ORDER BY d.created_at DESC, d.id DESC LIMIT $1`,
      values,
    );
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return { items, nextCursor: rows.length > limit && last ? encodeCursor([last.createdAt, last.id]) : null };
  }
}

const named =
  (q: string): ContentCondition =>
  (bind) => {
    const pattern = bind(`%${q.replace(/[\\%_]/g, '\\$&')}%`);
    return `(d.name ILIKE ${pattern} OR d.title ILIKE ${pattern})`;
  };

const behind =
  (cursor: string): ContentCondition =>
  (bind) => {
    const [at, id] = positionOf(cursor);
    return `(d.created_at, d.id) < (${bind(at)}::timestamptz, ${bind(id)}::uuid)`;
  };
