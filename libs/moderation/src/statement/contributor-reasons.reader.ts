import type { NoticeData } from '@odr/contracts';
import type { AppealId, DecisionId, SuspensionId, UserId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';

type News<K extends keyof NoticeData> = NoticeData[K] & { readonly userId: UserId };

/** SQL: the name of the content that a decision on case `c` is about, or that its annotation is about. */
const NAME = `coalesce((SELECT s.name FROM content s WHERE s.id = CASE c.subject_type WHEN 'content' THEN c.subject_id
  ELSE (SELECT n.content_id FROM annotation n WHERE n.id = c.subject_id) END), 'something that is gone')`;

@Injectable()
export class ContributorReasonsReader {
  constructor(private readonly db: Database) {}

  /** @returns undefined for decisions that state no reasons, or have been taken back */
  async statement(id: DecisionId): Promise<News<'decision.stated'> | undefined> {
    const [row] = await this.db.query<News<'decision.stated'>>(
      `SELECT d.concerns AS "userId", d.id AS "decisionId", ${NAME} AS name, d.statement->'policy'->>'title' AS policy
         FROM moderation_decision d JOIN moderation_case c ON c.id = d.case_id
        WHERE d.id = $1 AND d.statement IS NOT NULL AND d.concerns IS NOT NULL AND d.reversed_at IS NULL`,
      [id],
    );
    return row;
  }

  async appeal(id: AppealId): Promise<News<'appeal.resolved'> | undefined> {
    const [row] = await this.db.query<News<'appeal.resolved'>>(
      `SELECT a.appellant_id AS "userId", d.id AS "decisionId", ${NAME} AS name, a.outcome
         FROM moderation_appeal a
         JOIN moderation_decision d ON d.id = a.decision_id JOIN moderation_case c ON c.id = d.case_id
        WHERE a.id = $1 AND a.outcome IS NOT NULL`,
      [id],
    );
    return row;
  }

  /** The policy by its title; undefined for a suspension that has gone with its account. */
  async suspension(
    id: SuspensionId,
  ): Promise<(News<'account.suspended'> & { readonly isLifted: boolean }) | undefined> {
    const [row] = await this.db.query<News<'account.suspended'> & { isLifted: boolean; endsAt: Date }>(
      `SELECT a.user_id AS "userId", p.title AS policy, a.ends_at AS "endsAt", a.lifted_by IS NOT NULL AS "isLifted"
         FROM account_suspension a JOIN moderation_policy p ON p.code = a.policy AND p.version = a.policy_version
        WHERE a.id = $1`,
      [id],
    );
    if (row === undefined) return undefined;
    const { endsAt, ...news } = row;
    return { ...news, until: endsAt.toISOString() };
  }
}
