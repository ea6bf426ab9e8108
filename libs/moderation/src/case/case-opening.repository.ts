import type { CaseState, EscalationCause } from '@odr/contracts';
import type { CaseCause, CaseFinding, CasePurpose } from '@odr/entities';
import { newId, type CaseId, type UserId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import type { Subject } from '../subject/subject.js';
import type { Urgency } from './case.policy.js';

/** A case before anybody has seen it. */
export interface NewCase extends Urgency {
  readonly subject: Subject;
  readonly family: string;
  readonly isPinned: boolean;
  readonly findings: readonly CaseFinding[];
  readonly cause: CaseCause | null;
  readonly purpose: CasePurpose;
  readonly barred: readonly UserId[];
}

/** An open case, locked by the caller's transaction, with all that joining it needs to know. */
export interface JoinableCase extends Urgency {
  readonly id: CaseId;
  readonly state: CaseState;
  readonly isPinned: boolean;
  readonly findings: readonly CaseFinding[];
  readonly cause: CaseCause | null;
}

/** What an open case becomes. */
export interface JoinedCase extends Urgency {
  readonly isPinned: boolean;
  readonly findings: readonly CaseFinding[];
  readonly cause: CaseCause | null;
  readonly barred: readonly UserId[];
}

/** When a case of this severity is due in queue `q`. */
const dueAt = (severity: string): string => `now() + make_interval(mins => q.due_minutes_by_severity[${severity} + 1])`;

/** When half of that time is over. */
const halfway = (severity: string): string =>
  `now() + make_interval(secs => 30 * q.due_minutes_by_severity[${severity} + 1])`;

@Injectable()
export class CaseOpeningRepository {
  constructor(private readonly db: Database) {}

  async lock(subject: Subject, family: string): Promise<JoinableCase | undefined> {
    const [row] = await this.db.query<JoinableCase>(
      `SELECT c.id, c.queue, c.state, c.severity, c.priority, c.is_pinned AS "isPinned", c.findings, c.cause
         FROM moderation_case c
        WHERE c.subject_type = $1 AND c.subject_id = $2 AND c.family = $3 AND c.closed_at IS NULL FOR UPDATE`,
      [subject.type, subject.id, family],
    );
    return row;
  }

  /** @returns undefined when the family has an open case about the subject, or when there is no such queue */
  async insert({ subject, ...one }: NewCase): Promise<CaseId | undefined> {
    const [row] = await this.db.query<{ id: CaseId }>(
      `INSERT INTO moderation_case (id, queue, family, subject_type, subject_id, state, severity, priority, findings, cause,
                                    purpose, is_pinned, barred, due_at, raise_at)
       SELECT $1, q.name, $2, $3, $4, 'pending', $5::smallint, $6, $7::jsonb, $8::jsonb, $9, $10, $11::uuid[], ${dueAt('$5::smallint')}, ${halfway('$5::smallint')}
         FROM moderation_queue q WHERE q.name = $12 AND q.retired_at IS NULL FOR KEY SHARE OF q
       ON CONFLICT (subject_type, subject_id, family) WHERE closed_at IS NULL DO NOTHING
       RETURNING id`,
      [
        newId<CaseId>(),
        one.family,
        subject.type,
        subject.id,
        one.severity,
        one.priority,
        JSON.stringify(one.findings),
        one.cause === null ? null : JSON.stringify(one.cause),
        one.purpose,
        one.isPinned,
        [...one.barred],
        one.queue,
      ],
    );
    return row?.id;
  }

  /** @returns its severity, or undefined when it was escalated already */
  async escalate(id: CaseId, why: EscalationCause): Promise<number | undefined> {
    const [row] = await this.db.query<{ severity: number }>(
      `UPDATE moderation_case SET state = 'escalated', escalation = $2 WHERE id = $1 AND state = 'pending' RETURNING severity`,
      [id, why],
    );
    return row?.severity;
  }

  /** A lease on the case stays. It is never due later than before. */
  async update(id: CaseId, one: JoinedCase): Promise<void> {
    await this.db.query(
      `UPDATE moderation_case c
          SET queue = q.name, severity = $2::smallint, priority = $3, findings = $4::jsonb, cause = $5::jsonb, is_pinned = $6,
              barred = ARRAY(SELECT DISTINCT unnest(c.barred || $7::uuid[])), due_at = least(c.due_at, ${dueAt('$2::smallint')})
         FROM moderation_queue q WHERE c.id = $1 AND q.name = $8`,
      [
        id,
        one.severity,
        one.priority,
        JSON.stringify(one.findings),
        one.cause === null ? null : JSON.stringify(one.cause),
        one.isPinned,
        [...one.barred],
        one.queue,
      ],
    );
  }
}
