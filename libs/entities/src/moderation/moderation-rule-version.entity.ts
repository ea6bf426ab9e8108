import type { RuleAction } from '@odr/contracts';
import type { RuleId, UserId } from '@odr/kernel';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { ModerationRule } from './moderation-rule.entity.js';

/** What a rule asks and does, as one person wrote it once. Never changed (a trigger refuses it). */
@Entity('moderation_rule_version')
@Index('moderation_rule_version_key', ['ruleId', 'version'], { unique: true })
export class ModerationRuleVersion {
  /** A short name for this version in fact sheets. */
  @PrimaryGeneratedColumn('identity', {
    name: 'key',
    type: 'integer',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'moderation_rule_version_pkey',
  })
  readonly key!: number;

  @Column({ name: 'rule_id', type: 'uuid' })
  readonly ruleId!: RuleId;

  @Column({ name: 'version', type: 'integer' })
  readonly version!: number;

  @ManyToOne(() => ModerationRule)
  @JoinColumn({ name: 'rule_id', foreignKeyConstraintName: 'moderation_rule_version_rule_fk' })
  readonly rule?: ModerationRule;

  @Column({ name: 'expression', type: 'text' })
  readonly expression!: string;

  @Column({ name: 'action', type: 'text' })
  readonly action!: RuleAction;

  /** Null leaves it to the routing rules. */
  @Column({ name: 'queue', type: 'text', nullable: true })
  readonly queue!: string | null;

  @Column({ name: 'max_daily_actions', type: 'integer' })
  readonly maxDailyActions!: number;

  @Column({ name: 'made_by', type: 'uuid' })
  readonly madeBy!: UserId;

  @Column({ name: 'made_at', type: 'timestamptz', default: () => 'now()' })
  readonly madeAt!: Date;
}
