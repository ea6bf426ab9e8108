import type { CaseId, ContentId, RuleId } from '@odr/kernel';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A rule has matched. Append-only; what does not match is only counted, so that this grows with what is found. */
@Entity('moderation_rule_run')
@Index('moderation_rule_run_content_idx', ['contentId', 'ruleId', 'version'])
@Index('moderation_rule_run_recent_idx', { synchronize: false })
export class ModerationRuleRun {
  @PrimaryColumn({ name: 'rule_id', type: 'uuid', primaryKeyConstraintName: 'moderation_rule_run_pkey' })
  readonly ruleId!: RuleId;

  @PrimaryColumn({ name: 'version', type: 'integer', primaryKeyConstraintName: 'moderation_rule_run_pkey' })
  readonly version!: number;

  /** No foreign key: sheets are forgotten after a time, and go with their contents. */
  @PrimaryColumn({ name: 'sheet_id', type: 'bigint', primaryKeyConstraintName: 'moderation_rule_run_pkey' })
  readonly sheetId!: string;

  @Column({ name: 'content_id', type: 'uuid' })
  readonly contentId!: ContentId;

  /** shadow, acted, capped, idle (there was nothing to do). */
  @Column({ name: 'outcome', type: 'text' })
  readonly outcome!: string;

  @Column({ name: 'case_id', type: 'uuid', nullable: true })
  readonly caseId!: CaseId | null;

  @Column({ name: 'at', type: 'timestamptz', default: () => 'now()' })
  readonly at!: Date;
}
