import type { ContentStatus, DecisionAction, DecisionGround, StatementOfReasons } from '@odr/contracts';
import type { CaseId, DecisionId, UserId } from '@odr/kernel';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { ModerationCase } from './moderation-case.entity.js';

/** What one moderator did with one case. */
@Entity('moderation_decision')
@Index('moderation_decision_labelled_idx', { synchronize: false })
@Index('moderation_decision_final_key', { synchronize: false })
@Index('moderation_decision_case_idx', ['caseId'])
@Index('moderation_decision_time_idx', ['decidedAt'])
@Index('moderation_decision_expiry_idx', { synchronize: false })
@Index('moderation_decision_concerns_idx', { synchronize: false })
export class ModerationDecision {
  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'moderation_decision_pkey' })
  readonly id!: DecisionId;

  /** Common to all decisions of one request. */
  @Column({ name: 'batch_id', type: 'uuid' })
  readonly batchId!: string;

  @Column({ name: 'case_id', type: 'uuid' })
  readonly caseId!: CaseId;

  @ManyToOne(() => ModerationCase)
  @JoinColumn({ name: 'case_id', foreignKeyConstraintName: 'moderation_decision_case_fk' })
  readonly caseRow?: ModerationCase;

  @Column({ name: 'action', type: 'text' })
  readonly action!: DecisionAction;

  /** Whether it ended the case. At most one such decision per case stands (`moderation_decision_final_key`). */
  @Column({ name: 'is_final', type: 'boolean' })
  readonly isFinal!: boolean;

  @Column({ name: 'labels', type: 'text', array: true, default: () => `'{}'::text[]` })
  readonly labels!: string[];

  @Column({ name: 'policy', type: 'text', nullable: true })
  readonly policy!: string | null;

  /** The version of the policy that was in force. */
  @Column({ name: 'policy_version', type: 'integer', nullable: true })
  readonly policyVersion!: number | null;

  @Column({ name: 'ground', type: 'text', nullable: true })
  readonly ground!: DecisionGround | null;

  /** When a temporary decision ends by itself. */
  @Column({ name: 'expires_at', type: 'timestamptz', nullable: true })
  readonly expiresAt!: Date | null;

  /** What those who reported are told beside the outcome. */
  @Column({ name: 'public_note', type: 'text', nullable: true })
  publicNote!: string | null;

  /** What whoever contributed it is told. */
  @Column({ name: 'statement', type: 'jsonb', nullable: true })
  readonly statement!: StatementOfReasons | null;

  /** Who contributed what it is about, and is told why. No foreign key, like every person in a record. */
  @Column({ name: 'concerns', type: 'uuid', nullable: true })
  readonly concerns!: UserId | null;

  /** Whether it waits for a second reviewer to agree; it has done nothing yet. */
  @Column({ name: 'is_proposal', type: 'boolean', default: false })
  readonly isProposal!: boolean;

  @Column({ name: 'note', type: 'text', nullable: true })
  note!: string | null;

  /** Status of the content before and after; null where the subject has none. */
  @Column({ name: 'from_status', type: 'text', nullable: true })
  readonly fromStatus!: ContentStatus | null;

  @Column({ name: 'to_status', type: 'text', nullable: true })
  readonly toStatus!: ContentStatus | null;

  @Column({ name: 'decided_by', type: 'uuid' })
  readonly decidedBy!: UserId;

  @Column({ name: 'decided_at', type: 'timestamptz', default: () => 'now()' })
  readonly decidedAt!: Date;

  /** Null with a time when a temporary decision has ended by itself. */
  @Column({ name: 'reversed_by', type: 'uuid', nullable: true })
  reversedBy!: UserId | null;

  @Column({ name: 'reversed_at', type: 'timestamptz', nullable: true })
  reversedAt!: Date | null;
}
