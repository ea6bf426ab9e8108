import type { RuleId } from '@odr/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How often a rule has acted on one day (UTC). The row is what its daily cap is counted on. */
@Entity('moderation_rule_day')
export class ModerationRuleDay {
  @PrimaryColumn({ name: 'rule_id', type: 'uuid', primaryKeyConstraintName: 'moderation_rule_day_pkey' })
  readonly ruleId!: RuleId;

  @PrimaryColumn({ name: 'day', type: 'date', primaryKeyConstraintName: 'moderation_rule_day_pkey' })
  readonly day!: string;

  @Column({ name: 'acted', type: 'integer', default: 0 })
  acted!: number;
}
