import type { RuleStatus } from '@odr/contracts';
import type { RuleId, UserId } from '@odr/kernel';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { UserAccount } from '../auth/user-account.entity.js';

/** An automatic look at new contents. What it asks stands in its versions; this row says which of them is meant. */
@Entity('moderation_rule')
@Index('moderation_rule_name_key', { synchronize: false })
export class ModerationRule {
  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'moderation_rule_pkey' })
  readonly id!: RuleId;

  @Column({ name: 'name', type: 'text' })
  name!: string;

  @Column({ name: 'status', type: 'text' })
  status!: RuleStatus;

  /** The newest version; its status is the rule's. */
  @Column({ name: 'version', type: 'integer' })
  version!: number;

  /** An earlier version that is live until the newest is, or the rule is stopped. */
  @Column({ name: 'acting_version', type: 'integer', nullable: true })
  actingVersion!: number | null;

  /** In force now; at most what the version was approved with. */
  @Column({ name: 'max_daily_actions', type: 'integer' })
  maxDailyActions!: number;

  /** Counts every change of this row; the ETag of the resource. */
  @Column({ name: 'edition', type: 'integer', default: 1 })
  edition!: number;

  /** Since when the version that acts has been live; what the alarm learned before counts no more. */
  @Column({ name: 'live_since', type: 'timestamptz', nullable: true })
  liveSince!: Date | null;

  @Column({ name: 'created_by', type: 'uuid' })
  readonly createdBy!: UserId;

  @ManyToOne(() => UserAccount)
  @JoinColumn({ name: 'created_by', foreignKeyConstraintName: 'moderation_rule_creator_fk' })
  readonly creator?: UserAccount;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  readonly createdAt!: Date;
}
