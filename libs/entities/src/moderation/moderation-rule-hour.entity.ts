import type { RuleId } from '@odr/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How often a version of a rule ran and matched in one hour: what the plot shows and the alarm watches. */
@Entity('moderation_rule_hour')
export class ModerationRuleHour {
  @PrimaryColumn({ name: 'rule_id', type: 'uuid', primaryKeyConstraintName: 'moderation_rule_hour_pkey' })
  readonly ruleId!: RuleId;

  @PrimaryColumn({ name: 'version', type: 'integer', primaryKeyConstraintName: 'moderation_rule_hour_pkey' })
  readonly version!: number;

  /** Its first instant. */
  @PrimaryColumn({ name: 'hour', type: 'timestamptz', primaryKeyConstraintName: 'moderation_rule_hour_pkey' })
  readonly hour!: Date;

  @Column({ name: 'runs', type: 'integer', default: 0 })
  runs!: number;

  @Column({ name: 'hits', type: 'integer', default: 0 })
  hits!: number;

  /** Runs without an answer, because a fact was not known. */
  @Column({ name: 'unknown', type: 'integer', default: 0 })
  unknown!: number;
}
