import type { CasePurpose, CaseState, ContentStatus, DecisionAction, StatementOfReasons } from '@odr/contracts';
import type { CaseId, DecisionId, UserId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import type { PolicyVersion } from '../policy/moderation-policy.repository.js';
import type { Subject } from '../subject/subject.js';

export interface NewDecision {
  readonly id: DecisionId;
  readonly caseId: CaseId;
  readonly fromStatus: ContentStatus | null;
  readonly toStatus: ContentStatus | null;
  readonly isFinal: boolean;
  readonly isProposal: boolean;
  readonly statement: StatementOfReasons | null;
  readonly concerns: UserId | null;
}

/** What all decisions of one request have in common. */
export interface DecisionBatch {
  readonly batchId: string;
  readonly action: DecisionAction;
  readonly labels: readonly string[];
  readonly policy: PolicyVersion | undefined;
  readonly note: string | undefined;
  readonly publicNote: string | undefined;
  readonly expiresAt: Date | null;
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
  readonly labels: readonly string[];
  /** Whether nobody has decided anything about the case since. */
  readonly isLast: boolean;
  /** Of the case. */
  readonly state: CaseState;
  readonly subject: Subject;
  /** Whether the case had been escalated when it was decided. */
  readonly wasEscalated: boolean;
  readonly purpose: CasePurpose;
}

@Injectable()
export class DecisionRepository {
  constructor(private readonly db: Database) {}

  async insert(batch: DecisionBatch, decisions: readonly NewDecision[]): Promise<void> {
    await this.db.preparedQuery(
      `INSERT INTO moderation_decision (id, batch_id, case_id, action, is_final, is_proposal, labels, policy, policy_version, ground,
                                        note, public_note, expires_at, from_status, to_status, statement, concerns, decided_by)
       SELECT d.id, $1, d."caseId", $2, d."isFinal", d."isProposal", $3, $4, $5, $6, $7, $8,
              CASE WHEN d."isFinal" THEN $9::timestamptz END, d."fromStatus", d."toStatus", d.statement, d.concerns, $10
         FROM jsonb_to_recordset($11::jsonb) AS d(id uuid, "caseId" uuid, "isFinal" boolean, "isProposal" boolean, "fromStatus" text,
              "toStatus" text, statement jsonb, concerns uuid)`,
      [
        batch.batchId,
        batch.action,
        [...batch.labels],
        batch.policy?.code ?? null,
        batch.policy?.version ?? null,
        batch.policy?.ground ?? null,
        batch.note ?? null,
        batch.publicNote ?? null,
        batch.expiresAt,
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
      `SELECT d.id, d.case_id AS "caseId", d.action, d.labels, c.state, d.is_final AS "isFinal", d.from_status AS "fromStatus", d.to_status AS "toStatus",
              d.reversed_at IS NOT NULL AS "isReversed",
              NOT EXISTS (SELECT FROM moderation_decision later WHERE later.case_id = d.case_id AND later.decided_at > d.decided_at) AS "isLast", jsonb_build_object('type', c.subject_type, 'id', c.subject_id) AS subject, c.purpose,
              EXISTS (SELECT FROM moderation_event e WHERE e.subject_type = c.subject_type AND e.subject_id = c.subject_id
                         AND e.type = 'case_escalated' AND e.payload->>'caseId' = c.id::text) AS "wasEscalated"
         FROM moderation_decision d JOIN moderation_case c ON c.id = d.case_id
        WHERE d.id = $1 FOR UPDATE OF d`,
      [id],
    );
    return row;
  }

  /** Labels that other decisions about the same subject gave, and that stand. */
  async otherLabels(id: DecisionId, { type, id: subjectId }: Subject): Promise<ReadonlySet<string>> {
    const rows = await this.db.query<{ label: string }>(
      `SELECT DISTINCT unnest(d.labels) AS label FROM moderation_decision d JOIN moderation_case c ON c.id = d.case_id
        WHERE c.subject_type = $2 AND c.subject_id = $3 AND d.id <> $1 AND d.reversed_at IS NULL AND NOT d.is_proposal`,
      [id, type, subjectId],
    );
    return new Set(rows.map(({ label }) => label));
  }

  /** What time it is by the database, whose clock ends what is temporary. */
  async now(): Promise<Date> {
    const [row] = await this.db.preparedQuery<{ now: Date }>(`SELECT clock_timestamp() AS now`, []);
    if (row === undefined) throw new Error('The database did not say what time it is.');
    return row.now;
  }

  /** Temporary decisions whose time has come. */
  async due(): Promise<DecisionId[]> {
    const rows = await this.db.query<{ id: DecisionId }>(
      `SELECT d.id FROM moderation_decision d
        WHERE d.expires_at <= now() AND d.reversed_at IS NULL ORDER BY d.expires_at LIMIT 500`,
    );
    return rows.map(({ id }) => id);
  }

  /** @param by null when a temporary decision ends by itself */
  async markReversed(id: DecisionId, by: UserId | null): Promise<void> {
    await this.db.query(`UPDATE moderation_decision SET reversed_by = $2, reversed_at = now() WHERE id = $1`, [id, by]);
  }
}
