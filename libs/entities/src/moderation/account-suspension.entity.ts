import type { AppealOutcome } from '@odr/contracts';
import type { SuspensionId, UserId } from '@odr/kernel';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { UserAccount } from '../auth/user-account.entity.js';

/** That a person may read but not contribute until some day. It ends on the database's clock; nobody has to end it. */
@Entity('account_suspension')
@Index('account_suspension_live_key', { synchronize: false })
@Index('account_suspension_user_idx', ['userId', 'suspendedAt'])
export class AccountSuspension {
  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'account_suspension_pkey' })
  readonly id!: SuspensionId;

  @Column({ name: 'user_id', type: 'uuid' })
  readonly userId!: UserId;

  @ManyToOne(() => UserAccount, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'account_suspension_user_fk' })
  readonly user?: UserAccount;

  @Column({ name: 'policy', type: 'text' })
  readonly policy!: string;

  @Column({ name: 'policy_version', type: 'integer' })
  readonly policyVersion!: number;

  /** What the person is told. */
  @Column({ name: 'reason', type: 'text' })
  readonly reason!: string;

  @Column({ name: 'suspended_by', type: 'uuid' })
  readonly suspendedBy!: UserId;

  @Column({ name: 'suspended_at', type: 'timestamptz', default: () => 'now()' })
  readonly suspendedAt!: Date;

  @Column({ name: 'ends_at', type: 'timestamptz' })
  readonly endsAt!: Date;

  @Column({ name: 'lifted_by', type: 'uuid', nullable: true })
  liftedBy!: UserId | null;

  /** Before its end; or when the next one took its place. */
  @Column({ name: 'lifted_at', type: 'timestamptz', nullable: true })
  liftedAt!: Date | null;

  /** Why it should end, by the person. Once for each suspension. */
  @Column({ name: 'appeal_text', type: 'text', nullable: true })
  appealText!: string | null;

  @Column({ name: 'appealed_at', type: 'timestamptz', nullable: true })
  appealedAt!: Date | null;

  /** Null while nobody has answered. */
  @Column({ name: 'appeal_outcome', type: 'text', nullable: true })
  appealOutcome!: AppealOutcome | null;

  /** What the person is told. */
  @Column({ name: 'appeal_note', type: 'text', nullable: true })
  appealNote!: string | null;

  /** Never who suspended; the database refuses that too. */
  @Column({ name: 'appeal_decided_by', type: 'uuid', nullable: true })
  appealDecidedBy!: UserId | null;

  @Column({ name: 'appeal_decided_at', type: 'timestamptz', nullable: true })
  appealDecidedAt!: Date | null;
}
