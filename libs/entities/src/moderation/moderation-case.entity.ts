import type { CaseState, EscalationCause, SubjectType } from '@odr/contracts';
import type { CaseId, UserId } from '@odr/kernel';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { ModerationQueue } from './moderation-queue.entity.js';

/** What a scanner found, as the case remembers it. */
export interface CaseFinding {
  readonly flag: string;
  readonly scanner: string;
  /** 0–1, or null when the scanner gives none. */
  readonly score: number | null;
  /** Copies that speak against the subject's licence, with theirs. */
  readonly copies?: readonly { readonly contentId: string; readonly license: string }[];
}

/** What brought a subject before people. */
export interface CaseCause {
  readonly kind: 'scanner' | 'rule' | 'bank' | 'notice' | 'appeal' | 'sample';
  readonly id?: string;
  readonly version?: number;
  /** Who complained, where somebody did. */
  readonly reporter?: 'user' | 'trusted' | 'public';
}

/** What becomes of a decision. Nobody who decides is told: the others measure how people decide. */
export type CasePurpose = 'decide' | 'gold' | 'second_review';

/** `hold` is kept for long, with a reason; `handover` was given by a colleague. */
export type LeaseKind = 'normal' | 'hold' | 'handover';

/** A subject that waits for a person's decision. On the wire: an item. */
@Entity('moderation_case')
@Index('moderation_case_open_key', { synchronize: false })
@Index('moderation_case_claim_idx', { synchronize: false })
@Index('moderation_case_lease_idx', { synchronize: false })
@Index('moderation_case_due_idx', { synchronize: false })
@Index('moderation_case_age_idx', { synchronize: false })
@Index('moderation_case_raise_idx', { synchronize: false })
@Index('moderation_case_escalated_idx', { synchronize: false })
@Index('moderation_case_escalation_idx', { synchronize: false })
@Index('moderation_case_subject_idx', ['subjectType', 'subjectId'])
export class ModerationCase {
  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'moderation_case_pkey' })
  readonly id!: CaseId;

  @Column({ name: 'queue', type: 'text' })
  queue!: string;

  @ManyToOne(() => ModerationQueue)
  @JoinColumn({ name: 'queue', foreignKeyConstraintName: 'moderation_case_queue_fk' })
  readonly queueRow?: ModerationQueue;

  /** A subject has one open case in a family. Mostly that of the queue; a second opinion waits in the queue of the first. */
  @Column({ name: 'family', type: 'text' })
  readonly family!: string;

  @Column({ name: 'subject_type', type: 'text' })
  readonly subjectType!: SubjectType;

  /** No foreign key: a subject may be of several kinds, and the record outlives it. */
  @Column({ name: 'subject_id', type: 'uuid' })
  readonly subjectId!: string;

  @Column({ name: 'state', type: 'text' })
  state!: CaseState;

  /** 0 routine … 4 somebody may be in danger. Goes before priority. */
  @Column({ name: 'severity', type: 'smallint', default: 0 })
  severity!: number;

  @Column({ name: 'priority', type: 'integer', default: 0 })
  priority!: number;

  /** Open reports of the subject; counted here, so that a flood of them costs nobody who looks at the queue. */
  @Column({ name: 'report_count', type: 'integer', default: 0 })
  readonly reportCount!: number;

  @Column({ name: 'due_at', type: 'timestamptz' })
  dueAt!: Date;

  /** When somebody noticed that it is late; null before, and once it has more time again. */
  @Column({ name: 'breached_at', type: 'timestamptz', nullable: true })
  breachedAt!: Date | null;

  /** When half of its time is over and it goes before others; null afterwards. */
  @Column({ name: 'raise_at', type: 'timestamptz', nullable: true })
  raiseAt!: Date | null;

  @Column({ name: 'opened_at', type: 'timestamptz', default: () => 'now()' })
  readonly openedAt!: Date;

  /** Set by "defer": nobody is given the case before this time. */
  @Column({ name: 'not_before', type: 'timestamptz', nullable: true })
  notBefore!: Date | null;

  /** Null exactly while the case is open. */
  @Column({ name: 'closed_at', type: 'timestamptz', nullable: true })
  closedAt!: Date | null;

  @Column({ name: 'findings', type: 'jsonb', default: () => `'[]'::jsonb` })
  findings!: CaseFinding[];

  /** Moderators who are not given this case again, such as the one who escalated it. */
  @Column({ name: 'avoid', type: 'uuid', array: true, default: () => `'{}'::uuid[]` })
  avoid!: UserId[];

  @Column({ name: 'purpose', type: 'text', default: 'decide' })
  readonly purpose!: CasePurpose;

  @Column({ name: 'cause', type: 'jsonb', nullable: true })
  readonly cause!: CaseCause | null;

  /** Whether its queue was named by what raised it; the routing rules leave it there. */
  @Column({ name: 'is_pinned', type: 'boolean', default: false })
  readonly isPinned!: boolean;

  /** Moderators who are never given this case, seniors or not: who skipped it, or has judged the same before. */
  @Column({ name: 'barred', type: 'uuid', array: true, default: () => `'{}'::uuid[]` })
  barred!: UserId[];

  @Column({ name: 'lease_kind', type: 'text', default: 'normal' })
  leaseKind!: LeaseKind;

  @Column({ name: 'hold_reason', type: 'text', nullable: true })
  holdReason!: string | null;

  /** Since when it has been held or waits for a colleague; says nothing about a lease of the usual kind. */
  @Column({ name: 'held_since', type: 'timestamptz', nullable: true })
  heldSince!: Date | null;

  /** Everyone who ever held it, written down by a trigger: who did decides no appeal about it. */
  @Column({ name: 'holders', type: 'uuid', array: true, default: () => `'{}'::uuid[]` })
  readonly holders!: UserId[];

  /** Since when it waits for who leads, written down by a trigger. */
  @Column({ name: 'escalated_at', type: 'timestamptz', nullable: true })
  readonly escalatedAt!: Date | null;

  /** Who would not decide it; null where people differed. */
  @Column({ name: 'escalated_by', type: 'uuid', nullable: true })
  escalatedBy!: UserId | null;

  @Column({ name: 'escalation', type: 'text', nullable: true })
  escalation!: EscalationCause | null;

  @Column({ name: 'lease_owner', type: 'uuid', nullable: true })
  leaseOwner!: UserId | null;

  /** Fencing token: grows with every claim, so that a late holder is recognised. */
  @Column({ name: 'lease_token', type: 'bigint', default: 0 })
  leaseToken!: string;

  /** A lease that has passed is no lease; nobody needs to take it away. */
  @Column({ name: 'lease_expires_at', type: 'timestamptz', nullable: true })
  leaseExpiresAt!: Date | null;
}
