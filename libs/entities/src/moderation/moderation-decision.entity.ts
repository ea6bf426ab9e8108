import type { ContentStatus, DecisionAction } from '@odr/contracts';
import type { CaseId, DecisionId, UserId } from '@odr/kernel';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { ModerationCase } from './moderation-case.entity.js';

/** What one moderator did with one case. */
@Entity('moderation_decision')
@Index('moderation_decision_final_key', { synchronize: false })
@Index('moderation_decision_case_idx', ['caseId'])
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

  @Column({ name: 'reversed_by', type: 'uuid', nullable: true })
  reversedBy!: UserId | null;

  @Column({ name: 'reversed_at', type: 'timestamptz', nullable: true })
  reversedAt!: Date | null;
}
