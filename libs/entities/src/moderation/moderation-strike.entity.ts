import type { DecisionId, UserId } from '@odr/kernel';
import { Column, Entity, Index, JoinColumn, ManyToOne, OneToOne, PrimaryColumn } from 'typeorm';
import { UserAccount } from '../auth/user-account.entity.js';
import { ModerationDecision } from './moderation-decision.entity.js';

/** What a decision counts against whoever contributed its subject, for a while. Never more than a number that people look at. */
@Entity('moderation_strike')
@Index('moderation_strike_user_idx', ['userId', 'struckAt'])
export class ModerationStrike {
  @PrimaryColumn({ name: 'decision_id', type: 'uuid', primaryKeyConstraintName: 'moderation_strike_pkey' })
  readonly decisionId!: DecisionId;

  @OneToOne(() => ModerationDecision)
  @JoinColumn({ name: 'decision_id', foreignKeyConstraintName: 'moderation_strike_decision_fk' })
  readonly decision?: ModerationDecision;

  @Column({ name: 'user_id', type: 'uuid' })
  readonly userId!: UserId;

  @ManyToOne(() => UserAccount, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'moderation_strike_user_fk' })
  readonly user?: UserAccount;

  @Column({ name: 'points', type: 'smallint' })
  readonly points!: number;

  @Column({ name: 'struck_at', type: 'timestamptz', default: () => 'now()' })
  readonly struckAt!: Date;

  @Column({ name: 'expires_at', type: 'timestamptz' })
  readonly expiresAt!: Date;

  /** When its decision was taken back. */
  @Column({ name: 'voided_at', type: 'timestamptz', nullable: true })
  voidedAt!: Date | null;
}
