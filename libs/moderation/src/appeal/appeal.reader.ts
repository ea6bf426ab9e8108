import { can, Role, type StatementOfReasons } from '@odr/contracts';
import type { AppealId, CaseId, UserId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { worksIn } from '../queue/queue.lookup.js';
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

/** An appeal that nobody has answered, and whom that concerns. */
interface WaitingAppeal {
  readonly against: 'decision' | 'suspension';
  readonly readers: readonly UserId[];
}

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

  /** Whom to tell of an appeal that waits: who works in its queue, and may answer it. @returns undefined once it does not wait */
  async waiting(id: CaseId): Promise<WaitingAppeal | undefined> {
    const [row] = await this.db.query<WaitingAppeal>(
      `SELECT CASE c.subject_type WHEN 'suspension' THEN 'suspension' ELSE 'decision' END AS against,
              ARRAY(SELECT u.id FROM user_account u
                     WHERE u.role = ANY($2::text[]) AND u.kind = 'person' AND u.is_active AND ${worksIn('u.id')}
                       AND u.id <> ALL (c.barred)
                       AND NOT EXISTS (SELECT FROM account_suspension s WHERE s.user_id = u.id AND s.lifted_at IS NULL AND s.ends_at > now())
                       AND (u.role = '${Role.Admin}' OR suspended.role IS NULL OR suspended.role = '${Role.Contributor}')
                     ORDER BY u.id) AS readers
         FROM moderation_case c
         JOIN moderation_queue q ON q.name = c.queue
         LEFT JOIN account_suspension p ON c.subject_type = 'suspension' AND p.id = c.subject_id
         LEFT JOIN user_account suspended ON suspended.id = p.user_id
        WHERE c.id = $1 AND c.closed_at IS NULL`,
      [id, Object.values(Role).filter((role) => can(role, 'moderation.decide'))],
    );
    return row;
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
