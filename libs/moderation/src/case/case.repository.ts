import type { TeamScope } from '@odr/access';
import { allOf, parameters } from '@odr/content';
import type { CaseState, DecisionAction, EscalationCause } from '@odr/contracts';
import type { CaseCause, CaseFinding } from '@odr/entities';
import type { CaseId, UserId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import type { WorkLimits } from '../exposure/exposure.service.js';
import { CALMEST_FIRST, ofSeverity, withoutOptedOut } from '../exposure/fitting-cases.js';
import type { Subject } from '../subject/subject.js';
import { MAX_SEVERITY, type CaseEffect, type Urgency } from './case.policy.js';
import { subjectIsVisible } from './case.visibility.js';

/** An open case, locked by the caller's transaction. */
export interface LockedCase extends Urgency {
  readonly id: CaseId;
  readonly isPinned: boolean;
  readonly cause: CaseCause | null;
  readonly state: CaseState;
  readonly findings: readonly CaseFinding[];
  /** Whether somebody is looking at it now. */
  readonly isHeld: boolean;
}

/** A case that nobody decided, because its subject was gone. */
export interface EndedCase extends Urgency {
  readonly id: CaseId;
  readonly family: string;
  readonly isPinned: boolean;
  readonly cause: CaseCause | null;
  readonly findings: readonly CaseFinding[];
}

/** A case that has just been acted on. */
export interface SettledCase {
  readonly id: CaseId;
  readonly queue: string;
  readonly subjectType: Subject['type'];
  readonly subjectId: string;
  readonly state: CaseState;
  readonly severity: number;
}

/** A lease as its holder remembers it. */
export interface HeldLease {
  readonly id: CaseId;
  readonly token: number;
}

export interface ClaimOrder {
  readonly queue: string;
  readonly moderator: UserId;
  readonly scope: TeamScope;
  readonly count: number;
  readonly leaseSeconds: number;
  /** Whether cases that were meant for somebody else are given out too. */
  readonly isSenior: boolean;
  /** What the moderator had to see already, and never wants to. */
  readonly limits: WorkLimits;
}

/**
 * One statement. The database's clock is the only one; an expired lease is a predicate, nobody frees it.
 * @param count is part of the text: for a limit that it does not know, PostgreSQL plans anew each time
 */
export const claimSql = (isVisible: string, count: number): string => `
  WITH next AS MATERIALIZED (
    SELECT c.id FROM moderation_case c
     WHERE c.queue = $1 AND c.closed_at IS NULL
       AND (c.lease_expires_at IS NULL OR c.lease_expires_at <= now())
       AND (c.not_before IS NULL OR c.not_before <= now())
       AND ($4::boolean OR NOT $2::uuid = ANY(c.avoid)) AND NOT $2::uuid = ANY(c.barred)
       AND ${isVisible}
     ORDER BY (-c.severity), (-c.priority), c.due_at, c.id
     LIMIT ${Math.trunc(count)} FOR UPDATE OF c SKIP LOCKED)
  UPDATE moderation_case c
     SET lease_owner = $2, lease_expires_at = now() + make_interval(secs => $3), lease_token = c.lease_token + 1,
         lease_kind = 'normal', hold_reason = NULL
    FROM next WHERE c.id = next.id
  RETURNING c.id`;

/** Whether this lease still holds; `held` is a row of (id, token), $1 the moderator. */
const HOLDS = `c.id = held.id AND c.lease_token = held.token AND c.lease_owner = $1 AND c.lease_expires_at > now() AND c.closed_at IS NULL`;

@Injectable()
export class CaseRepository {
  constructor(private readonly db: Database) {}

  /** Hands out the most urgent free cases, none of them twice. @returns their ids, in no order */
  async claim(order: ClaimOrder): Promise<CaseId[]> {
    if (!order.limits.isCalm) return this.claimOf(order);
    const claimed: CaseId[] = [];
    for (const severity of CALMEST_FIRST) {
      const count = order.count - claimed.length;
      if (count > 0) claimed.push(...(await this.claimOf({ ...order, count }, severity)));
    }
    return claimed;
  }

  private async claimOf(
    { queue, moderator, scope, count, leaseSeconds, isSenior, limits }: ClaimOrder,
    severity?: number,
  ): Promise<CaseId[]> {
    const { values, bind } = parameters(queue, moderator, leaseSeconds, isSenior);
    const fits = allOf(subjectIsVisible(scope), withoutOptedOut(limits.optedOut), ofSeverity(severity));
    const rows = await this.db.preparedQuery<{ id: CaseId }>(claimSql(fits(bind), count), values);
    return rows.map(({ id }) => id);
  }

  /** Takes this very case, unless somebody else holds it or this person must not have it. @returns whether it was there to take */
  async take(id: CaseId, moderator: UserId, scope: TeamScope, leaseSeconds: number): Promise<boolean> {
    const { values, bind } = parameters(id, moderator, leaseSeconds);
    const rows = await this.db.query(
      `UPDATE moderation_case c
          SET lease_owner = $2, lease_expires_at = now() + make_interval(secs => $3), lease_token = c.lease_token + 1,
              lease_kind = 'normal', hold_reason = NULL
        WHERE c.id = $1 AND c.closed_at IS NULL AND NOT $2::uuid = ANY(c.barred)
          AND (c.lease_expires_at IS NULL OR c.lease_expires_at <= now() OR c.lease_owner = $2)
          AND ${subjectIsVisible(scope)(bind)} RETURNING c.id`,
      values,
    );
    return rows.length > 0;
  }

  /** @param token undefined trusts the owner alone. @returns whether the lease was still there to give back */
  async release(moderator: UserId, id: CaseId, token: number | undefined): Promise<boolean> {
    const rows = await this.db.query(
      `UPDATE moderation_case c SET lease_owner = NULL, lease_expires_at = NULL
        WHERE c.id = $2 AND c.lease_owner = $1 AND c.lease_expires_at > now() AND c.closed_at IS NULL
          AND c.lease_token = coalesce($3, c.lease_token)
        RETURNING c.id`,
      [moderator, id, token ?? null],
    );
    return rows.length > 0;
  }

  async extend(moderator: UserId, id: CaseId, token: number | undefined, leaseSeconds: number): Promise<boolean> {
    const rows = await this.db.query(
      `UPDATE moderation_case c SET lease_expires_at = greatest(c.lease_expires_at, now() + make_interval(secs => $4))
        WHERE c.id = $2 AND c.lease_owner = $1 AND c.lease_expires_at > now() AND c.closed_at IS NULL
          AND c.lease_token = coalesce($3, c.lease_token)
        RETURNING c.id`,
      [moderator, id, token ?? null, leaseSeconds],
    );
    return rows.length > 0;
  }

  /** Acts on what the moderator still holds. Fewer rows than leases: the missing ones are lost, so roll back. */
  settle(
    moderator: UserId,
    leases: readonly HeldLease[],
    action: DecisionAction,
    effect: CaseEffect,
    notBefore: Date | null,
    escalation: EscalationCause | null,
  ): Promise<SettledCase[]> {
    const sorted = leases.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    return this.db.preparedQuery<SettledCase>(
      `UPDATE moderation_case c
          SET state = coalesce($4, c.state),
              closed_at = CASE WHEN $5::boolean THEN now() END,
              severity = least(c.severity + $6::integer, ${MAX_SEVERITY}),
              not_before = $7,
              avoid = CASE WHEN $9 = 'escalate' THEN array_append(c.avoid, $1) ELSE c.avoid END,
              escalation = coalesce($10, c.escalation),
              escalated_by = CASE WHEN $10 = 'passed_on' THEN $1 WHEN $10 IS NULL THEN c.escalated_by END,
              lease_owner = CASE WHEN $8::boolean THEN NULL ELSE c.lease_owner END,
              lease_expires_at = CASE WHEN $8::boolean THEN NULL ELSE c.lease_expires_at END
         FROM unnest($2::uuid[], $3::bigint[]) AS held(id, token)
        WHERE ${HOLDS}
        RETURNING c.id, c.queue, c.subject_type AS "subjectType", c.subject_id AS "subjectId", c.state, c.severity`,
      [
        moderator,
        sorted.map(({ id }) => id),
        sorted.map(({ token }) => token),
        effect.state ?? null,
        effect.isFinal,
        effect.severityBy,
        notBefore,
        effect.releases,
        action,
        escalation,
      ],
    );
  }

  /** The open case of a subject, locked. */
  async lockOpen(subject: Subject, family: string): Promise<LockedCase | undefined> {
    const [row] = await this.db.query<LockedCase>(
      `SELECT c.id, c.queue, c.state, c.severity, c.priority, c.findings, c.cause, c.is_pinned AS "isPinned",
              coalesce(c.lease_expires_at > now(), false) AS "isHeld"
         FROM moderation_case c
        WHERE c.subject_type = $1 AND c.subject_id = $2 AND c.family = $3 AND c.closed_at IS NULL FOR UPDATE`,
      [subject.type, subject.id, family],
    );
    return row;
  }

  /** Leaves these findings to an open case and moves it to where it waits with them. */
  async keepFindings(id: CaseId, findings: readonly CaseFinding[], urgency: Urgency): Promise<void> {
    await this.db.query(
      `UPDATE moderation_case SET findings = $2::jsonb, queue = $3, severity = $4, priority = $5 WHERE id = $1`,
      [id, JSON.stringify(findings), urgency.queue, urgency.severity, urgency.priority],
    );
  }

  /** Ends an open case that nobody needs to decide any more. */
  async close(id: CaseId): Promise<void> {
    await this.db.query(
      `UPDATE moderation_case SET findings = '[]', state = 'closed', closed_at = now() WHERE id = $1`,
      [id],
    );
  }

  /** Whether a person has already decided on a case with this finding. */
  async wasJudged(subject: Subject, { flag, scanner }: CaseFinding): Promise<boolean> {
    const rows = await this.db.query(
      `SELECT FROM moderation_case WHERE subject_type = $1 AND subject_id = $2 AND closed_at IS NOT NULL AND findings @> $3::jsonb LIMIT 1`,
      [subject.type, subject.id, JSON.stringify([{ flag, scanner }])],
    );
    return rows.length > 0;
  }

  /** Ends every open case of a subject that is gone. */
  async closeAll(subject: Subject): Promise<CaseId[]> {
    const rows = await this.db.query<{ id: CaseId }>(
      `UPDATE moderation_case SET state = 'closed', closed_at = now(), lease_owner = NULL, lease_expires_at = NULL
        WHERE subject_type = $1 AND subject_id = $2 AND closed_at IS NULL RETURNING id`,
      [subject.type, subject.id],
    );
    return rows.map(({ id }) => id);
  }

  /** The last case of each family, where it ended only because its subject was gone and none is open. */
  endedByDeletion(subject: Subject): Promise<EndedCase[]> {
    return this.db.query<EndedCase>(
      `SELECT last.id, last.family, last.queue, last.severity, last.priority, last.findings, last.cause, last.is_pinned AS "isPinned"
         FROM (SELECT DISTINCT ON (c.family) c.* FROM moderation_case c
                WHERE c.subject_type = $1 AND c.subject_id = $2 AND c.purpose = 'decide'
                ORDER BY c.family, c.closed_at DESC NULLS FIRST, c.id DESC) last
        WHERE last.state = 'closed' ORDER BY last.id`,
      [subject.type, subject.id],
    );
  }

  /** Opens a decided case again, free for anyone. */
  async reopen(id: CaseId, state: 'pending' | 'escalated'): Promise<void> {
    await this.db.query(`UPDATE moderation_case SET state = $2, closed_at = NULL WHERE id = $1`, [id, state]);
  }

  /** Ends the rest of an open case. @returns whether it rested */
  async resume(id: CaseId): Promise<boolean> {
    const rows = await this.db.query(
      `UPDATE moderation_case SET not_before = NULL WHERE id = $1 AND closed_at IS NULL AND not_before > now() RETURNING id`,
      [id],
    );
    return rows.length > 0;
  }

  /** Which of these the moderator holds now, by whatever token. */
  async heldBy(moderator: UserId, ids: readonly CaseId[]): Promise<CaseId[]> {
    const rows = await this.db.query<{ id: CaseId }>(
      `SELECT c.id FROM moderation_case c
        WHERE c.id = ANY($2::uuid[]) AND c.lease_owner = $1 AND c.lease_expires_at > now() AND c.closed_at IS NULL ORDER BY c.id`,
      [moderator, ids],
    );
    return rows.map(({ id }) => id);
  }

  async exists(id: CaseId): Promise<boolean> {
    return (await this.db.query(`SELECT FROM moderation_case WHERE id = $1`, [id])).length > 0;
  }
}
