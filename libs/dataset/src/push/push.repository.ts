import { Injectable } from '@nestjs/common';
import type { ExportWish, JobState, PushTarget } from '@odr/contracts';
import type { DatasetPush, PushDestination, PushResult } from '@odr/entities';
import type { JobId, UserId } from '@odr/kernel';
import { Database } from '@odr/platform';

/** A push with what its job says. */
export interface PushView extends Omit<DatasetPush, 'datasetExport'> {
  readonly state: JobState | null;
  readonly done: number;
  readonly total: number;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  readonly error: { readonly code: string; readonly message: string } | null;
}

const VIEW = `p.id, p.export_id AS "exportId", p.target, p.destination, p.sealed, p.user_id AS "userId", p.job_id AS "jobId", p.wish,
  p.result, p.refused, p.created_at AS "createdAt", j.state, coalesce(j.progress_done, 0) AS done,
  coalesce(j.progress_total, 0) AS total, j.started_at AS "startedAt", j.finished_at AS "finishedAt", j.error`;
const FROM = `FROM dataset_push p LEFT JOIN job j ON j.id = p.job_id`;

@Injectable()
export class PushRepository {
  constructor(private readonly db: Database) {}

  async insert(push: {
    readonly id: string;
    readonly exportId: string;
    readonly target: PushTarget;
    readonly destination: PushDestination;
    readonly sealed: string;
    readonly userId: UserId;
    readonly jobId: JobId;
  }): Promise<void> {
    await this.db.query(
      `INSERT INTO dataset_push (id, export_id, target, destination, sealed, user_id, job_id) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [push.id, push.exportId, push.target, JSON.stringify(push.destination), push.sealed, push.userId, push.jobId],
    );
  }

  async byId(id: string): Promise<PushView | undefined> {
    const [row] = await this.db.query<PushView>(`SELECT ${VIEW} ${FROM} WHERE p.id = $1`, [id]);
    return row;
  }

  /** Newest first; those of one person, or of everybody for null. */
  ofExport(exportId: string, userId: UserId | null): Promise<PushView[]> {
    return this.db.query<PushView>(
      `SELECT ${VIEW} ${FROM} WHERE p.export_id = $1 AND ($2::uuid IS NULL OR p.user_id = $2) ORDER BY p.id DESC LIMIT 100`,
      [exportId, userId],
    );
  }

  async wishOf(id: string): Promise<ExportWish | undefined> {
    const [row] = await this.db.query<{ wish: ExportWish }>(`SELECT p.wish FROM dataset_push p WHERE p.id = $1`, [id]);
    return row?.wish;
  }

  /** What was cancelled keeps no credentials. @returns whether it was unfinished and wanted otherwise before */
  async want(id: string, wish: ExportWish, jobId: JobId | null): Promise<boolean> {
    const rows = await this.db.query(
      `UPDATE dataset_push SET wish = $2, job_id = coalesce($3::uuid, job_id), sealed = CASE WHEN $2 = 'cancel' THEN NULL ELSE sealed END
        WHERE id = $1 AND result IS NULL AND refused IS NULL AND wish <> $2 AND wish <> 'cancel' RETURNING id`,
      [id, wish, jobId],
    );
    return rows.length > 0;
  }

  async finish(id: string, result: PushResult): Promise<void> {
    await this.db.query(`UPDATE dataset_push SET result = $2, sealed = NULL WHERE id = $1 RETURNING id`, [
      id,
      JSON.stringify(result),
    ]);
  }

  async refuse(id: string, code: string, message: string): Promise<void> {
    await this.db.query(`UPDATE dataset_push SET refused = $2, sealed = NULL WHERE id = $1 RETURNING id`, [
      id,
      JSON.stringify({ code, message }),
    ]);
  }
}
