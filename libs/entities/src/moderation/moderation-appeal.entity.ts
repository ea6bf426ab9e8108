import type { AppealOutcome } from '@odr/contracts';
import type { AppealId, DecisionId, UserId } from '@odr/kernel';
import { Column, Entity, JoinColumn, OneToOne, PrimaryColumn } from 'typeorm';
import { ModerationDecision } from './moderation-decision.entity.js';

/** That a contributor asks somebody else to look again. Once for each decision. */
@Entity('moderation_appeal')
export class ModerationAppeal {
  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'moderation_appeal_pkey' })
  readonly id!: AppealId;

  @Column({ name: 'decision_id', type: 'uuid' })
  readonly decisionId!: DecisionId;

  @OneToOne(() => ModerationDecision)
  @JoinColumn({ name: 'decision_id', foreignKeyConstraintName: 'moderation_appeal_decision_fk' })
  readonly decision?: ModerationDecision;

  @Column({ name: 'appellant_id', type: 'uuid' })
  readonly appellantId!: UserId;

  @Column({ name: 'text', type: 'text' })
  text!: string;

  /** Null while nobody has answered. */
  @Column({ name: 'outcome', type: 'text', nullable: true })
  outcome!: AppealOutcome | null;

  /** What the appellant is told. */
  @Column({ name: 'note', type: 'text', nullable: true })
  note!: string | null;

  @Column({ name: 'filed_at', type: 'timestamptz', default: () => 'now()' })
  readonly filedAt!: Date;

  @Column({ name: 'resolved_by', type: 'uuid', nullable: true })
  resolvedBy!: UserId | null;

  @Column({ name: 'resolved_at', type: 'timestamptz', nullable: true })
  resolvedAt!: Date | null;
}
