import type { CasePurpose, DecisionAction } from '@odr/contracts';
import type { CaseId, UserId } from '@odr/kernel';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { ModerationCase } from './moderation-case.entity.js';

/** Two judgements of one subject, the second blind; of a case whose answer is known the first is that answer. */
@Entity('moderation_review')
@Index('moderation_review_time_idx', ['reviewedAt'])
export class ModerationReview {
  /** The case of the second judgement. */
  @PrimaryColumn({ name: 'case_id', type: 'uuid', primaryKeyConstraintName: 'moderation_review_pkey' })
  readonly caseId!: CaseId;

  @ManyToOne(() => ModerationCase)
  @JoinColumn({ name: 'case_id', foreignKeyConstraintName: 'moderation_review_case_fk' })
  readonly caseRow?: ModerationCase;

  @Column({ name: 'purpose', type: 'text' })
  readonly purpose!: CasePurpose;

  @Column({ name: 'first_by', type: 'uuid' })
  readonly firstBy!: UserId;

  @Column({ name: 'first_action', type: 'text' })
  readonly firstAction!: DecisionAction;

  @Column({ name: 'first_policy', type: 'text', nullable: true })
  readonly firstPolicy!: string | null;

  @Column({ name: 'second_by', type: 'uuid' })
  readonly secondBy!: UserId;

  @Column({ name: 'second_action', type: 'text' })
  readonly secondAction!: DecisionAction;

  @Column({ name: 'second_policy', type: 'text', nullable: true })
  readonly secondPolicy!: string | null;

  /** Whether both let it stay, or both did not. */
  @Column({ name: 'is_agreed', type: 'boolean' })
  readonly isAgreed!: boolean;

  @Column({ name: 'reviewed_at', type: 'timestamptz', default: () => 'now()' })
  readonly reviewedAt!: Date;
}
