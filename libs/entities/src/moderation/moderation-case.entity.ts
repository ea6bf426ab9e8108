import type { CaseState, SubjectType } from '@odr/contracts';
import type { CaseId, UserId } from '@odr/kernel';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { ModerationQueue } from './moderation-queue.entity.js';

/** What a scanner found, as the case remembers it. */
export interface CaseFinding {
  readonly flag: string;
  readonly scanner: string;
  /** 0–1, or null when the scanner gives none. */
  readonly score: number | null;
}

/** A subject that waits for a person's decision. On the wire: an item. */
@Entity('moderation_case')
@Index('moderation_case_open_key', { synchronize: false })
@Index('moderation_case_claim_idx', { synchronize: false })
@Index('moderation_case_lease_idx', { synchronize: false })
@Index('moderation_case_subject_idx', ['subjectType', 'subjectId'])
export class ModerationCase {
  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'moderation_case_pkey' })
  readonly id!: CaseId;

  @Column({ name: 'queue', type: 'text' })
  queue!: string;

  @ManyToOne(() => ModerationQueue)
  @JoinColumn({ name: 'queue', foreignKeyConstraintName: 'moderation_case_queue_fk' })
  readonly queueRow?: ModerationQueue;

  /** Copied from the queue, so that an index can hold "one open case per subject and family". */
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

  @Column({ name: 'due_at', type: 'timestamptz' })
  dueAt!: Date;

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

  @Column({ name: 'lease_owner', type: 'uuid', nullable: true })
  leaseOwner!: UserId | null;

  /** Fencing token: grows with every claim, so that a late holder is recognised. */
  @Column({ name: 'lease_token', type: 'bigint', default: 0 })
  leaseToken!: string;

  /** A lease that has passed is no lease; nobody needs to take it away. */
  @Column({ name: 'lease_expires_at', type: 'timestamptz', nullable: true })
  leaseExpiresAt!: Date | null;
}
