import type { BacktestId, RuleId, UserId } from '@odr/kernel';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One version of a rule laid on what has come in, beside what people decided about it. */
@Entity('moderation_backtest')
@Index('moderation_backtest_rule_idx', ['ruleId', 'version', 'id'])
@Index('moderation_backtest_running_idx', { synchronize: false })
export class ModerationBacktest {
  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'moderation_backtest_pkey' })
  readonly id!: BacktestId;

  @Column({ name: 'rule_id', type: 'uuid' })
  readonly ruleId!: RuleId;

  @Column({ name: 'version', type: 'integer' })
  readonly version!: number;

  /** queued, running, done, failed, cancelled. */
  @Column({ name: 'state', type: 'text', default: 'queued' })
  state!: string;

  /** Sheets of this time on. */
  @Column({ name: 'since', type: 'timestamptz' })
  readonly since!: Date;

  /** Sheets of after this are not looked at, so that the answer does not depend on how long it takes. */
  @Column({ name: 'until', type: 'timestamptz' })
  readonly until!: Date;

  @Column({ name: 'done', type: 'integer', default: 0 })
  done!: number;

  @Column({ name: 'total', type: 'integer' })
  readonly total!: number;

  /** How far it is, and what was counted up to there. */
  @Column({ name: 'tally', type: 'jsonb', nullable: true })
  tally!: Record<string, unknown> | null;

  @Column({ name: 'error', type: 'text', nullable: true })
  error!: string | null;

  @Column({ name: 'asked_by', type: 'uuid' })
  readonly askedBy!: UserId;

  @Column({ name: 'asked_at', type: 'timestamptz', default: () => 'now()' })
  readonly askedAt!: Date;

  @Column({ name: 'started_at', type: 'timestamptz', nullable: true })
  startedAt!: Date | null;

  @Column({ name: 'finished_at', type: 'timestamptz', nullable: true })
  finishedAt!: Date | null;
}
