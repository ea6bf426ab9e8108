import type { DecisionAction } from '@odr/contracts';
import type { DecisionId, UserId } from '@odr/kernel';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import { ModerationDecision } from './moderation-decision.entity.js';

/** A case whose answer is known. It is given out again among others, to those who have never seen it. */
@Entity('moderation_gold')
@Unique('moderation_gold_decision_key', ['decisionId'])
export class ModerationGold {
  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'moderation_gold_pkey' })
  readonly id!: string;

  /** The decision that was found right. */
  @Column({ name: 'decision_id', type: 'uuid' })
  readonly decisionId!: DecisionId;

  @ManyToOne(() => ModerationDecision)
  @JoinColumn({ name: 'decision_id', foreignKeyConstraintName: 'moderation_gold_decision_fk' })
  readonly decision?: ModerationDecision;

  @Column({ name: 'action', type: 'text' })
  readonly action!: DecisionAction;

  @Column({ name: 'policy', type: 'text', nullable: true })
  readonly policy!: string | null;

  @Column({ name: 'is_active', type: 'boolean', default: true })
  isActive!: boolean;

  @Column({ name: 'made_by', type: 'uuid' })
  readonly madeBy!: UserId;

  @Column({ name: 'made_at', type: 'timestamptz', default: () => 'now()' })
  readonly madeAt!: Date;
}
