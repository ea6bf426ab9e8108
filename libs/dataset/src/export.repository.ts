import { Injectable } from '@nestjs/common';
import type { TeamScope } from '@odr/access';
import type { JobState } from '@odr/contracts';
import type { DatasetExport, ExportCounts, ExportedFile } from '@odr/entities';
import { decodeCursor, type JobId, MalformedCursor, type Page, toPage, type UserId } from '@odr/kernel';
import { Database, type UncountedPageQuery } from '@odr/platform';

/** An export with what its job says. */
export interface ExportView extends DatasetExport {
  readonly state: JobState | null;
  readonly done: number;
  readonly total: number;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  readonly error: { readonly code: string; readonly message: string } | null;
}

const VIEW = `e.id AS "id", e.name AS "name", e.format AS "format", e.filter AS "filter", e.user_id AS "userId", e.job_id AS "jobId",
  e.files AS "files", e.counts AS "counts", e.created_at AS "createdAt", j.state AS "state",
  coalesce(j.progress_done, 0) AS "done", coalesce(j.progress_total, 0) AS "total",
  j.started_at AS "startedAt", j.finished_at AS "finishedAt", j.error AS "error"`;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

@Injectable()
export class ExportRepository {
  constructor(private readonly db: Database) {}

  async insert(
    wish: Pick<DatasetExport, 'id' | 'name' | 'format' | 'filter'> & { userId: UserId; jobId: JobId },
  ): Promise<void> {
    await this.db.query(
      `INSERT INTO dataset_export (id, name, format, filter, user_id, job_id) VALUES ($1, $2, $3, $4, $5, $6)`,
      [wish.id, wish.name, wish.format, JSON.stringify(wish.filter), wish.userId, wish.jobId],
    );
  }

  /** For the job, which acts for whoever asked. */
  async byId(id: string): Promise<ExportView | undefined> {
    const [row] = await this.db.query<ExportView>(
      `SELECT ${VIEW} FROM dataset_export AS e LEFT JOIN job AS j ON j.id = e.job_id WHERE e.id = $1`,
      [id],
    );
    return row;
  }

  /** One's own; moderators see all. */
  async visibleById(scope: TeamScope, id: string): Promise<ExportView | undefined> {
    const found = await this.byId(id);
    return found && (scope.seesAll || found.userId === scope.userId) ? found : undefined;
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

  async finish(id: string, files: readonly ExportedFile[], counts: ExportCounts): Promise<void> {
    await this.db.query(`UPDATE dataset_export SET files = $2, counts = $3 WHERE id = $1 RETURNING id`, [
      id,
      JSON.stringify(files),
      JSON.stringify(counts),
    ]);
  }
}

function idAt(cursor: string): string {
  const [id] = decodeCursor(cursor, 1);
  if (typeof id !== 'string' || !UUID.test(id)) throw new MalformedCursor();
  return id;
}
