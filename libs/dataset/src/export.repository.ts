import { Injectable } from '@nestjs/common';
import type { TeamScope } from '@odr/access';
import { ContentStatus, type ExportWish, type JobState } from '@odr/contracts';
import type { DatasetExport, ExportCounts, ExportedFile, ExportOptions } from '@odr/entities';
import { decodeCursor, type JobId, MalformedCursor, type Page, toPage, type UserId } from '@odr/kernel';
import { parameters } from '@odr/content';
import { Database, type UncountedPageQuery } from '@odr/platform';

import { visibleDatasets } from './dataset/dataset.visibility.js';

/** An export with what its job says. */
export interface ExportView extends Omit<DatasetExport, 'leftOut'> {
  readonly state: JobState | null;
  readonly done: number;
  readonly total: number;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  readonly error: { readonly code: string; readonly message: string } | null;
}

const VIEW = `e.id AS "id", e.name AS "name", e.format AS "format", e.filter AS "filter", e.user_id AS "userId", e.job_id AS "jobId",
  e.version_id AS "versionId", e.options AS "options", e.wish AS "wish", e.files AS "files", e.counts AS "counts", e.created_at AS "createdAt", j.state AS "state",
  coalesce(j.progress_done, 0) AS "done", coalesce(j.progress_total, 0) AS "total",
  j.started_at AS "startedAt", j.finished_at AS "finishedAt", j.error AS "error"`;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

@Injectable()
export class ExportRepository {
  constructor(private readonly db: Database) {}

  async insert(
    wish: Pick<DatasetExport, 'id' | 'name' | 'format' | 'filter'> & {
      userId: UserId;
      jobId: JobId;
      versionId?: string;
      options?: ExportOptions;
    },
  ): Promise<void> {
    await this.db.query(
      `INSERT INTO dataset_export (id, name, format, filter, user_id, job_id, version_id, options) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        wish.id,
        wish.name,
        wish.format,
        JSON.stringify(wish.filter),
        wish.userId,
        wish.jobId,
        wish.versionId ?? null,
        JSON.stringify(wish.options ?? {}),
      ],
    );
  }

  /** What whoever asked wants of it now; asked again and again while it is written. */
  async wishOf(id: string): Promise<ExportWish | undefined> {
    const [row] = await this.db.query<{ wish: ExportWish }>(`SELECT e.wish FROM dataset_export AS e WHERE e.id = $1`, [
      id,
    ]);
    return row?.wish;
  }

  /** @returns whether it was unfinished and wanted otherwise before */
  async want(id: string, wish: ExportWish, jobId: JobId | null): Promise<boolean> {
    const rows = await this.db.query(
      `UPDATE dataset_export SET wish = $2, job_id = coalesce($3::uuid, job_id)
        WHERE id = $1 AND files IS NULL AND wish <> $2 AND wish <> 'cancel' RETURNING id`,
      [id, wish, jobId],
    );
    return rows.length > 0;
  }

  /** Exports of one version, newest first; everybody who sees the version shares them. */
  ofVersion(versionId: string, { limit, cursor }: UncountedPageQuery): Promise<Page<ExportView>> {
    return this.db
      .query<ExportView>(
        `SELECT ${VIEW} FROM dataset_export AS e LEFT JOIN job AS j ON j.id = e.job_id
          WHERE e.version_id = $1 AND ($2::uuid IS NULL OR e.id < $2) ORDER BY e.id DESC LIMIT $3`,
        [versionId, cursor === undefined ? null : idAt(cursor), limit + 1],
      )
      .then((rows) => toPage(rows, limit, ({ id }) => [id]));
  }

  /** For the job, which acts for whoever asked. */
  async byId(id: string): Promise<ExportView | undefined> {
    const [row] = await this.db.query<ExportView>(
      `SELECT ${VIEW} FROM dataset_export AS e LEFT JOIN job AS j ON j.id = e.job_id WHERE e.id = $1`,
      [id],
    );
    return row;
  }

  /** One's own, and those of datasets that the caller may see; moderators see all. */
  async visibleById(scope: TeamScope, id: string): Promise<ExportView | undefined> {
    const { values, bind } = parameters(id, scope.seesAll, scope.userId);
    const [row] = await this.db.query<ExportView>(
      `SELECT ${VIEW} FROM dataset_export AS e LEFT JOIN job AS j ON j.id = e.job_id
        WHERE e.id = $1 AND ($2::boolean OR e.user_id = $3::uuid OR EXISTS (
          SELECT FROM dataset_version v JOIN dataset d ON d.id = v.dataset_id
           WHERE v.id = e.version_id AND ${visibleDatasets(scope)(bind)}))`,
      values,
    );
    return row;
  }

  /** Newest first. */
  async list(scope: TeamScope, { limit, cursor }: UncountedPageQuery): Promise<Page<ExportView>> {
    const rows = await this.db.query<ExportView>(
      `SELECT ${VIEW} FROM dataset_export AS e LEFT JOIN job AS j ON j.id = e.job_id
        WHERE ($1::boolean OR e.user_id = $2::uuid) AND ($3::uuid IS NULL OR e.id < $3)
        ORDER BY e.id DESC LIMIT $4`,
      [scope.seesAll, scope.userId, cursor === undefined ? null : idAt(cursor), limit + 1],
    );
    return toPage(rows, limit, ({ id }) => [id]);
  }

  /**
   * How many items in the files of an export may no longer leave. Only what its dataset tells as withdrawn is looked at: few
   * against all that a version holds, as this is asked for each part of a download.
   */
  async withdrawnFrom(exportId: string): Promise<number> {
    const [row] = await this.db.query<{ count: number }>(
      `WITH left_out AS MATERIALIZED (SELECT unnest(e.left_out) AS content_id FROM dataset_export e WHERE e.id = $1)
       SELECT count(DISTINCT w.content_id)::int AS count
         FROM dataset_export e JOIN dataset_version v ON v.id = e.version_id LEFT JOIN job j ON j.id = e.job_id
         JOIN dataset_withdrawal w ON w.dataset_id = v.dataset_id
          AND (e.left_out IS NOT NULL OR w.withdrawn_at >= coalesce(j.started_at, e.created_at))
         JOIN dataset_version_item i ON i.content_id = w.content_id AND i.version_id = v.id
         LEFT JOIN content c ON c.id = w.content_id
        WHERE e.id = $1 AND NOT EXISTS (SELECT FROM left_out WHERE left_out.content_id = w.content_id)
          AND (e.left_out IS NULL OR c.id IS NULL OR c.deleted_at IS NOT NULL
               OR c.status <> '${ContentStatus.Available}' OR 'opted_out' = ANY(c.flags))`,
      [exportId],
    );
    return row?.count ?? 0;
  }

  /** @param leftOut items of the version that are not in the files */
  async finish(
    id: string,
    {
      files,
      counts,
      leftOut,
    }: Pick<DatasetExport, 'leftOut'> & { files: readonly ExportedFile[]; counts: ExportCounts },
  ): Promise<void> {
    await this.db.query(`UPDATE dataset_export SET files = $2, counts = $3, left_out = $4 WHERE id = $1 RETURNING id`, [
      id,
      JSON.stringify(files),
      JSON.stringify(counts),
      leftOut,
    ]);
  }
}

function idAt(cursor: string): string {
  const [id] = decodeCursor(cursor, 1);
  if (typeof id !== 'string' || !UUID.test(id)) throw new MalformedCursor();
  return id;
}
