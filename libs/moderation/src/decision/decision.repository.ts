import type { ContentStatus, DecisionAction } from '@odr/contracts';
import type { CaseId, DecisionId, UserId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import type { Subject } from '../subject/subject.js';

export interface NewDecision {
  readonly id: DecisionId;
  readonly caseId: CaseId;
  readonly fromStatus: ContentStatus | null;
  readonly toStatus: ContentStatus | null;
}

/** What all decisions of one request have in common. */
export interface DecisionBatch {
  readonly batchId: string;
  readonly action: DecisionAction;
  readonly isFinal: boolean;
  readonly labels: readonly string[];
  readonly policy: string | undefined;
  readonly note: string | undefined;
  readonly decidedBy: UserId;
}

export interface LockedDecision {
  readonly id: DecisionId;
  readonly caseId: CaseId;
  readonly action: DecisionAction;
  readonly isFinal: boolean;
  readonly fromStatus: ContentStatus | null;
  readonly toStatus: ContentStatus | null;
  readonly isReversed: boolean;
  readonly subject: Subject;
  /** Whether the case had been escalated when it was decided. */
  readonly wasEscalated: boolean;
}

@Injectable()
export class DecisionRepository {
  constructor(private readonly db: Database) {}

  async insert(batch: DecisionBatch, decisions: readonly NewDecision[]): Promise<void> {
    await this.db.query(
      `INSERT INTO moderation_decision (id, batch_id, case_id, action, is_final, labels, policy, note, from_status, to_status, decided_by)
       SELECT decision.id, $1, decision."caseId", $2, $3, $4, $5, $6, decision."fromStatus", decision."toStatus", $7
         FROM jsonb_to_recordset($8::jsonb) AS decision(id uuid, "caseId" uuid, "fromStatus" text, "toStatus" text)`,
      [
        batch.batchId,
        batch.action,
        batch.isFinal,
        [...batch.labels],
        batch.policy ?? null,
        batch.note ?? null,
        batch.decidedBy,
        JSON.stringify(decisions),
      ],
    );
  }

  /** Locks the decision and its case, the case first, as everyone does. */
  async lock(id: DecisionId): Promise<LockedDecision | undefined> {
    await this.db.query(
      `SELECT FROM moderation_case c WHERE c.id = (SELECT d.case_id FROM moderation_decision d WHERE d.id = $1) FOR UPDATE`,
      [id],
    );
    const [row] = await this.db.query<LockedDecision>(
      `SELECT d.id, d.case_id AS "caseId", d.action, d.is_final AS "isFinal", d.from_status AS "fromStatus", d.to_status AS "toStatus",
              d.reversed_at IS NOT NULL AS "isReversed", jsonb_build_object('type', c.subject_type, 'id', c.subject_id) AS subject,
              EXISTS (SELECT FROM moderation_decision e WHERE e.case_id = d.case_id AND e.action = 'escalate') AS "wasEscalated"
         FROM moderation_decision d JOIN moderation_case c ON c.id = d.case_id
        WHERE d.id = $1 FOR UPDATE OF d`,
      [id],
    );
    return row;
  }

  async markReversed(id: DecisionId, by: UserId): Promise<void> {
    await this.db.query(`UPDATE moderation_decision SET reversed_by = $2, reversed_at = now() WHERE id = $1`, [id, by]);
  }
}
