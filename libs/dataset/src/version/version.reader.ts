import { Injectable } from '@nestjs/common';
import { wireTime } from '@odr/content';
import { DatasetVersionState } from '@odr/contracts';
import { decodeCursor, encodeCursor, MalformedCursor } from '@odr/kernel';
import { Database, type UncountedPageQuery } from '@odr/platform';

import type { ListExclusionsQuery } from './dto/version.request.dto.js';
import type {
  DatasetVersionPageResponse,
  DatasetVersionResponse,
  ExcludedItemPageResponse,
} from './dto/version.response.dto.js';
import type { VersionNumber } from './version.number.js';

/** Null unless it is being listed. */
const SPEED = `CASE WHEN v.state = '${DatasetVersionState.Building}' AND j.state = 'running' AND j.progress_done > 0
  THEN j.progress_done / greatest(0.001, extract(epoch FROM clock_timestamp() - j.started_at)::float8) END`;
const COLUMNS = `v.id, v.dataset_id AS "datasetId", concat_ws('.', v.major, v.minor, v.patch) AS version, v.state,
  json_build_object('done', CASE WHEN v.state = '${DatasetVersionState.Done}' THEN v.item_count ELSE coalesce(j.progress_done, 0) END,
    'total', CASE WHEN v.state = '${DatasetVersionState.Done}' THEN v.item_count ELSE coalesce(j.progress_total, 0) END,
    'itemsPerSecond', ${SPEED}, 'secondsLeft', ceil((j.progress_total - j.progress_done) / ${SPEED})) AS progress,
  v.root_hash AS "rootHash", v.item_count AS "itemCount", v.profile, v.changelog, v.recipe, v.counts, v.manifest,
  v.failed_with AS "failedWith", v.created_by AS "createdBy", ${wireTime('v.created_at')} AS "createdAt",
  ${wireTime('v.finished_at')} AS "finishedAt",
  (SELECT json_build_object('reason', x.reason, 'statement', x.statement, 'withdrawnAt', ${wireTime('x.withdrawn_at')})
     FROM dataset_version_withdrawal x WHERE x.version_id = v.id) AS withdrawal`;
/** A search of the index for each withdrawal of the dataset. */
const WITHDRAWN = `(SELECT count(*)::int FROM dataset_withdrawal w WHERE w.dataset_id = v.dataset_id AND EXISTS (
   SELECT FROM dataset_version_item i WHERE i.content_id = w.content_id AND i.version_id = v.id)) AS withdrawn`;
const FROM = `FROM dataset_version v LEFT JOIN job j ON j.id = v.job_id`;

/** View model of versions. Whether the caller sees their dataset is asked before. */
@Injectable()
export class VersionReader {
  constructor(private readonly db: Database) {}

  async find(datasetId: string, { major, minor, patch }: VersionNumber): Promise<DatasetVersionResponse | undefined> {
    const [row] = await this.db.query<DatasetVersionResponse>(
      `SELECT ${COLUMNS}, ${WITHDRAWN} ${FROM} WHERE v.dataset_id = $1 AND v.major = $2 AND v.minor = $3 AND v.patch = $4`,
      [datasetId, major, minor, patch],
    );
    return row;
  }

  /** The newest finished one that stands. */
  async latest(datasetId: string): Promise<DatasetVersionResponse | undefined> {
    const [row] = await this.db.query<DatasetVersionResponse>(
      `SELECT ${COLUMNS}, ${WITHDRAWN} ${FROM} WHERE v.dataset_id = $1 AND v.state = '${DatasetVersionState.Done}'
          AND NOT EXISTS (SELECT FROM dataset_version_withdrawal x WHERE x.version_id = v.id)
        ORDER BY v.major DESC, v.minor DESC, v.patch DESC LIMIT 1`,
      [datasetId],
    );
    return row;
  }

  /** Newest first. */
  async page(datasetId: string, { limit, cursor }: UncountedPageQuery): Promise<DatasetVersionPageResponse> {
    const rows = await this.db.query<DatasetVersionResponse>(
      `SELECT ${COLUMNS} ${FROM} WHERE v.dataset_id = $1 AND ($2::uuid IS NULL OR v.id < $2) ORDER BY v.id DESC LIMIT $3`,
      [datasetId, cursor === undefined ? null : idAt(cursor), limit + 1],
    );
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return { items, nextCursor: rows.length > limit && last ? encodeCursor([last.id]) : null };
  }

  /** What was selected and stays out, by id. */
  async exclusions(
    versionId: string,
    { limit, cursor, code, contentId }: ListExclusionsQuery,
  ): Promise<ExcludedItemPageResponse> {
    const rows = await this.db.query<ExcludedItemPageResponse['items'][number]>(
      `SELECT x.content_id AS "contentId", x.code FROM dataset_version_exclusion x
        WHERE x.version_id = $1 AND ($2::uuid IS NULL OR x.content_id > $2)
          AND ($4::text IS NULL OR x.code = $4) AND ($5::uuid IS NULL OR x.content_id = $5)
        ORDER BY x.content_id LIMIT $3`,
      [versionId, cursor === undefined ? null : idAt(cursor), limit + 1, code ?? null, contentId ?? null],
    );
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return { items, nextCursor: rows.length > limit && last ? encodeCursor([last.contentId]) : null };
  }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export function idAt(cursor: string): string {
  const [id] = decodeCursor(cursor, 1);
  if (typeof id !== 'string' || !UUID.test(id)) throw new MalformedCursor();
  return id;
}
