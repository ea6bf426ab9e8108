import type { BatchExclusion, BatchOutcome, BatchState, ContentStatus, PairReason, UndoOutcome } from '@odr/contracts';
import { newId, type BatchId, type CaseId, type DecisionId, type UserId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import type { BatchAction, BatchTerms, PlannedCase } from './batch.policy.js';
import type { BatchSelection } from './candidate.reader.js';

/** For so long a plan can be applied; what it says is old by then. */
export const PLAN_HOURS = 24;

/** For so long a batch can be taken back. */
const UNDO_HOURS = 24;

export interface LockedBatch extends BatchTerms {
  readonly id: BatchId;
  readonly state: BatchState;
  readonly planHash: string;
  readonly createdBy: UserId;
  readonly undoneBy: UserId | null;
  readonly undoUntil: Date | null;
  readonly isTooLate: boolean;
  /** Whether it is a plan that nobody has applied in time. */
  readonly isForgotten: boolean;
  /** Whether the first case is the representative, and the others are near it. */
  readonly isAboutCluster: boolean;
}

/** A case that a batch has still to decide, or to take back. */
export interface OpenItem {
  readonly position: number;
  readonly caseId: CaseId;
  readonly subjectId: string;
  readonly fromStatus: ContentStatus | null;
  readonly exclusion: BatchExclusion | null;
  readonly decisionId: DecisionId | null;
  readonly reason: PairReason | null;
  readonly bits: number | null;
}

/** What became of one. */
export interface DoneItem {
  readonly position: number;
  readonly outcome: BatchOutcome;
  readonly code?: string;
  readonly decisionId?: DecisionId;
  readonly toStatus?: ContentStatus | null;
}

const ITEM = `position, case_id AS "caseId", subject_id AS "subjectId", from_status AS "fromStatus", exclusion, decision_id AS "decisionId",
  relation AS reason, bits`;

/** Write model of batches. */
@Injectable()
export class BatchRepository {
  constructor(private readonly db: Database) {}

  /** Keeps a plan. Nothing is done yet. */
  async insert(batch: {
    readonly selection: BatchSelection;
    readonly terms: BatchTerms;
    readonly planHash: string;
    readonly planned: readonly PlannedCase[];
    readonly by: UserId;
  }): Promise<BatchId> {
    const id = newId<BatchId>();
    const { selection, terms, planHash, planned, by } = batch;
    const representative = selection.clusterOf === undefined ? null : planned[0]?.candidate.subjectId;
    await this.db.query(
      `INSERT INTO moderation_batch (id, state, selection, action, policy, note, plan_hash, representative_id, created_by)
       VALUES ($1, 'planned', $2, $3, $4, $5, $6, $7, $8)`,
      [id, JSON.stringify(selection), terms.action, terms.policy, terms.note, planHash, representative ?? null, by],
    );
    const rows = planned.map(({ candidate, exclusion }, position) => ({
      ...candidate,
      ...{ position, exclusion, reason: candidate.relation?.reason ?? null, bits: candidate.relation?.bits ?? null },
    }));
    await this.db.query(
      `INSERT INTO moderation_batch_item (batch_id, position, case_id, subject_type, subject_id, relation, bits, from_status, exclusion)
       SELECT $1, i.position, i."caseId", i."subjectType", i."subjectId", i.reason, i.bits, i.status, i.exclusion
         FROM jsonb_to_recordset($2::jsonb) AS i(position integer, "caseId" uuid, "subjectType" text, "subjectId" uuid, reason text,
              bits smallint, status text, exclusion text)`,
      [id, JSON.stringify(rows)],
    );
    return id;
  }

  async lock(id: BatchId): Promise<LockedBatch | undefined> {
    const [row] = await this.db.query<LockedBatch & { action: BatchAction }>(
      `SELECT id, state, action, policy, note, plan_hash AS "planHash", created_by AS "createdBy", undone_by AS "undoneBy",
              undo_until AS "undoUntil", coalesce(undo_until < now(), false) AS "isTooLate",
              state = 'planned' AND created_at <= now() - make_interval(hours => ${PLAN_HOURS}) AS "isForgotten",
              selection ? 'clusterOf' AS "isAboutCluster"
         FROM moderation_batch WHERE id = $1 FOR UPDATE`,
      [id],
    );
    return row;
  }

  /** All cases of a plan, those that are left out too, in order. */
  items(id: BatchId): Promise<OpenItem[]> {
    return this.db.query(`SELECT ${ITEM} FROM moderation_batch_item WHERE batch_id = $1 ORDER BY position`, [id]);
  }

  /** The next that have still to be decided. */
  toDecide(id: BatchId, limit: number): Promise<OpenItem[]> {
    return this.db.query(
      `SELECT ${ITEM} FROM moderation_batch_item WHERE batch_id = $1 AND exclusion IS NULL AND outcome IS NULL
        ORDER BY position LIMIT $2`,
      [id, limit],
    );
  }

  /** The next that have still to be taken back. */
  toUndo(id: BatchId, limit: number): Promise<OpenItem[]> {
    return this.db.query(
      `SELECT ${ITEM} FROM moderation_batch_item WHERE batch_id = $1 AND outcome = 'decided' AND undo_outcome IS NULL
        ORDER BY position LIMIT $2`,
      [id, limit],
    );
  }

  async record(id: BatchId, done: readonly DoneItem[]): Promise<void> {
    await this.db.query(
      `UPDATE moderation_batch_item i SET outcome = d.outcome, code = d.code, decision_id = d."decisionId", to_status = d."toStatus"
         FROM jsonb_to_recordset($2::jsonb) AS d(position integer, outcome text, code text, "decisionId" uuid, "toStatus" text)
        WHERE i.batch_id = $1 AND i.position = d.position`,
      [id, JSON.stringify(done)],
    );
    await this.touch(id);
  }

  async recordUndo(id: BatchId, position: number, outcome: UndoOutcome): Promise<void> {
    await this.db.query(`UPDATE moderation_batch_item SET undo_outcome = $3 WHERE batch_id = $1 AND position = $2`, [
      id,
      position,
      outcome,
    ]);
    await this.touch(id);
  }

  async begin(id: BatchId): Promise<void> {
    await this.db.query(
      `UPDATE moderation_batch SET state = 'applying', applied_at = now(), updated_at = now(),
              undo_until = now() + make_interval(hours => ${UNDO_HOURS}) WHERE id = $1`,
      [id],
    );
  }

  async move(id: BatchId, to: BatchState, undoneBy?: UserId): Promise<void> {
    await this.db.query(
      `UPDATE moderation_batch SET state = $2, undone_by = coalesce($3, undone_by), updated_at = now() WHERE id = $1`,
      [id, to, undoneBy ?? null],
    );
  }

  /** Batches that ought to be going on and that nothing has happened to for so long: their job was lost. */
  async forgotten(quietMs: number): Promise<BatchId[]> {
    const rows = await this.db.query<{ id: BatchId }>(
      `SELECT id FROM moderation_batch WHERE state IN ('applying', 'undoing') AND updated_at < now() - make_interval(secs => $1)`,
      [quietMs / 1_000],
    );
    return rows.map(({ id }) => id);
  }

  /** Deletes plans that nobody has applied in time, with their items. @returns how many */
  async forgetPlans(): Promise<number> {
    const rows = await this.db.query(
      `DELETE FROM moderation_batch WHERE state = 'planned' AND created_at <= now() - make_interval(hours => ${PLAN_HOURS}) RETURNING id`,
    );
    return rows.length;
  }

  private async touch(id: BatchId): Promise<void> {
    await this.db.query(`UPDATE moderation_batch SET updated_at = now() WHERE id = $1`, [id]);
  }
}
