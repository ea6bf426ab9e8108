import { Injectable } from '@nestjs/common';
import { RevalidationState } from '@odr/contracts';
import type { AnnotationRevalidation } from '@odr/entities';
import type { AnnotationId, AnnotationSourceId, FieldError, RevalidationId, UserId } from '@odr/kernel';
import { Database } from '@odr/platform';

/** What a schema makes of one version of an annotation. */
export interface Finding {
  readonly annotationId: AnnotationId;
  readonly annotationVersion: number;
  readonly errors: readonly FieldError[];
}

export type RunningRevalidation = Pick<
  AnnotationRevalidation,
  'id' | 'sourceId' | 'schemaVersion' | 'lastAnnotationId'
>;

/** The write model of walks and of what they find. */
@Injectable()
export class RevalidationRepository {
  constructor(private readonly db: Database) {}

  async insert(run: {
    readonly id: RevalidationId;
    readonly sourceId: AnnotationSourceId;
    readonly schemaVersion: number;
    readonly total: number;
    readonly userId: UserId;
  }): Promise<void> {
    await this.db.query(
      `INSERT INTO annotation_revalidation (id, source_id, schema_version, state, total, user_id)
       VALUES ($1, $2, $3, '${RevalidationState.Running}', $4, $5)`,
      [run.id, run.sourceId, run.schemaVersion, run.total, run.userId],
    );
  }

  /** The one that is under way for a source. */
  async running(sourceId: AnnotationSourceId): Promise<RunningRevalidation | undefined> {
    const [row] = await this.db.query<RunningRevalidation>(
      `SELECT ${RUNNING_COLUMNS} FROM annotation_revalidation
        WHERE source_id = $1 AND state = '${RevalidationState.Running}'`,
      [sourceId],
    );
    return row;
  }

  /** The row, held until the transaction ends, so that two workers never take the same step; undefined once it has ended. */
  async lockRunning(id: RevalidationId): Promise<RunningRevalidation | undefined> {
    const [row] = await this.db.query<RunningRevalidation>(
      `SELECT ${RUNNING_COLUMNS} FROM annotation_revalidation
        WHERE id = $1 AND state = '${RevalidationState.Running}' FOR UPDATE`,
      [id],
    );
    return row;
  }

  /** @returns whether it was still under way */
  async end(id: RevalidationId, state: RevalidationState): Promise<boolean> {
    const ended = await this.db.query(
      `UPDATE annotation_revalidation SET state = $2, updated_at = now(), finished_at = now()
        WHERE id = $1 AND state = '${RevalidationState.Running}' RETURNING id`,
      [id, state],
    );
    return ended.length > 0;
  }

  /** Keeps findings and the place behind them. An outcome under a newer schema is never overwritten by one under an older. */
  async record(run: RunningRevalidation, findings: readonly Finding[]): Promise<void> {
    const rows = findings.map(({ errors, ...finding }) => ({
      ...finding,
      isValid: errors.length === 0,
      errors: errors.length === 0 ? null : errors,
    }));
    await this.db.query(
      `INSERT INTO annotation_check (annotation_id, source_id, annotation_version, schema_version, is_valid, errors)
       SELECT "annotationId", $2, "annotationVersion", $3, "isValid", errors
         FROM jsonb_to_recordset($1::jsonb)
           AS found("annotationId" uuid, "annotationVersion" integer, "isValid" boolean, errors jsonb)
       ON CONFLICT (annotation_id, source_id) DO UPDATE
         SET annotation_version = excluded.annotation_version, schema_version = excluded.schema_version,
             is_valid = excluded.is_valid, errors = excluded.errors, checked_at = now()
       WHERE annotation_check.schema_version <= excluded.schema_version`,
      [JSON.stringify(rows), run.sourceId, run.schemaVersion],
    );
    const invalid = rows.filter(({ isValid }) => !isValid).length;
    await this.db.query(
      `UPDATE annotation_revalidation
          SET valid = valid + $2, invalid = invalid + $3, last_annotation_id = $4, updated_at = now()
        WHERE id = $1 RETURNING id`,
      [run.id, rows.length - invalid, invalid, rows.at(-1)?.annotationId ?? run.lastAnnotationId],
    );
  }

  /** Under way, but nothing has happened for a while: their job was lost. */
  async forgotten(quietMs: number): Promise<RevalidationId[]> {
    const rows = await this.db.query<{ id: RevalidationId }>(
      `SELECT id FROM annotation_revalidation
        WHERE state = '${RevalidationState.Running}' AND updated_at < now() - make_interval(secs => $1)`,
      [quietMs / 1_000],
    );
    return rows.map(({ id }) => id);
  }
}

const RUNNING_COLUMNS = `id AS "id", source_id AS "sourceId", schema_version AS "schemaVersion", last_annotation_id AS "lastAnnotationId"`;
