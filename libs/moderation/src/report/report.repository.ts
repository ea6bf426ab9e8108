import type { ReportOutcome, ReportReason, ReportSource } from '@odr/contracts';
import { newId, type CaseId, type DecisionId, type ReportId, type UserId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import type { Subject } from '../subject/subject.js';

export interface NewReport {
  readonly subject: Subject;
  /** Null for a notice by somebody without an account. */
  readonly reporterId: UserId | null;
  readonly source: ReportSource;
  readonly reason: ReportReason;
  readonly description: string | undefined;
  readonly caseId: CaseId;
}

/** A report that waits again. */
export interface CarriedReport {
  readonly id: ReportId;
  readonly reporterId: UserId | null;
  readonly reason: ReportReason;
}

/** Whether its reporter has not reported the same again since; `r` is the report. */
const IS_ALONE = `NOT EXISTS (SELECT FROM report later WHERE later.reporter_id = r.reporter_id AND later.subject_type = r.subject_type
                                 AND later.subject_id = r.subject_id AND later.closed_at IS NULL)`;

@Injectable()
export class ReportRepository {
  constructor(private readonly db: Database) {}

  /** @returns undefined when this person's earlier report of the subject is still open */
  async insert({ subject, reporterId, source, reason, description, caseId }: NewReport): Promise<ReportId | undefined> {
    const [row] = await this.db.query<{ id: ReportId }>(
      `WITH filed AS (
         INSERT INTO report (id, subject_type, subject_id, reporter_id, source, reason, description, state, case_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, 'open', $8)
         ON CONFLICT (reporter_id, subject_type, subject_id) WHERE closed_at IS NULL DO NOTHING
         RETURNING id),
       counted AS (UPDATE moderation_case c SET report_count = c.report_count + 1 WHERE c.id = $8 AND EXISTS (SELECT FROM filed))
       SELECT filed.id FROM filed`,
      [newId<ReportId>(), subject.type, subject.id, reporterId, source, reason, description ?? null, caseId],
    );
    return row?.id;
  }

  async openOf(reporterId: UserId, subject: Subject): Promise<ReportId | undefined> {
    const [row] = await this.db.query<{ id: ReportId }>(
      `SELECT id FROM report WHERE reporter_id = $1 AND subject_type = $2 AND subject_id = $3 AND closed_at IS NULL`,
      [reporterId, subject.type, subject.id],
    );
    return row?.id;
  }

  /** Tells the reporters of these cases what became of it. @returns the reports that were open, by case */
  async close(
    cases: readonly { readonly caseId: CaseId; readonly decisionId: DecisionId | null }[],
    outcome: ReportOutcome,
  ): Promise<ReadonlyMap<CaseId, ReportId[]>> {
    const rows = await this.db.preparedQuery<{ caseId: CaseId; ids: ReportId[] }>(
      `WITH closed AS (
         UPDATE report SET state = 'resolved', outcome = $2, decision_id = ended."decisionId", closed_at = now()
           FROM jsonb_to_recordset($1::jsonb) AS ended("caseId" uuid, "decisionId" uuid)
          WHERE report.case_id = ended."caseId" AND report.closed_at IS NULL
          RETURNING report.id, report.case_id),
       uncounted AS (UPDATE moderation_case c SET report_count = 0 WHERE c.id IN (SELECT closed.case_id FROM closed))
       SELECT closed.case_id AS "caseId", array_agg(closed.id ORDER BY closed.id) AS ids FROM closed GROUP BY closed.case_id`,
      [JSON.stringify(cases), outcome],
    );
    return new Map(rows.map(({ caseId, ids }) => [caseId, ids]));
  }

  /** Opens the reports again that ended because the subject of the first case was gone, now about the second. */
  carryOver(from: CaseId, to: CaseId): Promise<CarriedReport[]> {
    return this.db.query<CarriedReport>(
      `WITH carried AS (
         UPDATE report r SET case_id = $2, state = 'open', outcome = NULL, closed_at = NULL
          WHERE r.case_id = $1 AND r.outcome = 'subject_gone' AND ${IS_ALONE}
          RETURNING r.id, r.reporter_id AS "reporterId", r.reason),
       counted AS (UPDATE moderation_case c SET report_count = c.report_count + (SELECT count(*) FROM carried) WHERE c.id = $2)
       SELECT * FROM carried`,
      [from, to],
    );
  }

  /** Reopens exactly what a decision closed, unless the person has reported the same again since. */
  async reopen(decisionId: DecisionId): Promise<ReportId[]> {
    const rows = await this.db.query<{ id: ReportId }>(
      `WITH reopened AS (
         UPDATE report r SET state = 'open', outcome = NULL, decision_id = NULL, closed_at = NULL
          WHERE r.decision_id = $1 AND ${IS_ALONE}
          RETURNING r.id, r.case_id),
       counted AS (
         UPDATE moderation_case c SET report_count = c.report_count + (SELECT count(*) FROM reopened)
          WHERE c.id IN (SELECT reopened.case_id FROM reopened))
       SELECT reopened.id FROM reopened`,
      [decisionId],
    );
    return rows.map(({ id }) => id).sort();
  }
}
