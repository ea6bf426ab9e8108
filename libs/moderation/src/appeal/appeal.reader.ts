import type { StatementOfReasons } from '@odr/contracts';
import type { AppealId, CaseId, UserId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { IS_OPEN_CASE } from './appeal.repository.js';
import type { AppealCaseResponse, AppealResponse } from './dto/appeal.response.dto.js';

type AppealRow = Omit<AppealResponse, 'filedAt' | 'resolvedAt'> & {
  readonly filedAt: Date;
  readonly resolvedAt: Date | null;
};
type AppealCaseRow = Omit<AppealCaseResponse, 'filedAt' | 'decidedAt' | 'statement'> & {
  readonly statement: StatementOfReasons;
  readonly filedAt: Date;
  readonly decidedAt: Date;
};

/** SQL: how appeal `a` against decision `d` on case `c` stands. */
export const APPEAL_STATE = `CASE WHEN a.outcome IS NOT NULL THEN a.outcome
  WHEN EXISTS (SELECT FROM moderation_case w WHERE ${IS_OPEN_CASE}) THEN 'waiting'
  ELSE 'ended' END`;

@Injectable()
export class AppealReader {
  constructor(private readonly db: Database) {}

  async byId(id: AppealId, appellant: UserId): Promise<AppealResponse | undefined> {
    const [row] = await this.db.query<AppealRow>(
      `SELECT a.id, a.decision_id AS "decisionId", a.text, a.filed_at AS "filedAt", ${APPEAL_STATE} AS state,
              a.resolved_at AS "resolvedAt", a.note
         FROM moderation_appeal a
         JOIN moderation_decision d ON d.id = a.decision_id JOIN moderation_case c ON c.id = d.case_id
        WHERE a.id = $1 AND a.appellant_id = $2`,
      [id, appellant],
    );
    return row && { ...row, filedAt: row.filedAt.toISOString(), resolvedAt: row.resolvedAt?.toISOString() ?? null };
  }

  /** What a case among the appeals is about. */
  async ofCase(id: CaseId): Promise<AppealCaseResponse | undefined> {
    const [row] = await this.db.query<AppealCaseRow>(
      `SELECT a.id, a.decision_id AS "decisionId", w.id AS "itemId", c.subject_type AS "subjectType", c.subject_id AS "subjectId",
              n.annotation, a.text, a.filed_at AS "filedAt", d.action, d.decided_at AS "decidedAt", d.statement, d.note
         FROM moderation_case w
         JOIN moderation_appeal a ON w.family = 'appeal:' || a.decision_id
         JOIN moderation_decision d ON d.id = a.decision_id
         JOIN moderation_case c ON c.id = d.case_id
         LEFT JOIN annotation n ON c.subject_type = 'annotation' AND n.id = c.subject_id
        WHERE w.id = $1`,
      [id],
    );
    if (row === undefined) return undefined;
    const { policy, ground, field, term, facts } = row.statement;
    const statement = {
      policy: policy.code,
      policyVersion: policy.version,
      title: policy.title,
      ground,
      field,
      term,
      facts,
    };
    return { ...row, statement, filedAt: row.filedAt.toISOString(), decidedAt: row.decidedAt.toISOString() };
  }
}
