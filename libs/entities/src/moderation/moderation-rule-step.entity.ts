import type { RuleStatus } from '@odr/contracts';
import type { RuleId, UserId } from '@odr/kernel';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { ModerationRule } from './moderation-rule.entity.js';

/** What became of a rule, append-only. */
@Entity('moderation_rule_step')
@Index('moderation_rule_step_rule_idx', ['ruleId', 'id'])
export class ModerationRuleStep {
  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'moderation_rule_step_pkey' })
  readonly id!: string;

  @Column({ name: 'rule_id', type: 'uuid' })
  readonly ruleId!: RuleId;

  @ManyToOne(() => ModerationRule)
  @JoinColumn({ name: 'rule_id', foreignKeyConstraintName: 'moderation_rule_step_rule_fk' })
  readonly rule?: ModerationRule;

  @Column({ name: 'version', type: 'integer' })
  readonly version!: number;

  /** Null when it was made. */
  @Column({ name: 'from_status', type: 'text', nullable: true })
  readonly fromStatus!: RuleStatus | null;

  @Column({ name: 'to_status', type: 'text' })
  readonly toStatus!: RuleStatus;

  /** Null when the alarm did it. */
  @Column({ name: 'actor_id', type: 'uuid', nullable: true })
  readonly actorId!: UserId | null;

  /** What the alarm saw. */
  @Column({ name: 'alarm', type: 'jsonb', nullable: true })
  readonly alarm!: Record<string, unknown> | null;

  @Column({ name: 'at', type: 'timestamptz', default: () => 'now()' })
  readonly at!: Date;
}
