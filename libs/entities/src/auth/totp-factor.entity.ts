import type { UserId } from '@odr/kernel';
import { Column, Entity, JoinColumn, OneToOne, PrimaryColumn } from 'typeorm';
import { UserAccount } from './user-account.entity.js';

/** A device that shows six digits: somebody's second factor, once it is confirmed. */
@Entity('totp_factor')
export class TotpFactor {
  @PrimaryColumn({ name: 'user_id', type: 'uuid', primaryKeyConstraintName: 'totp_factor_pkey' })
  readonly userId!: UserId;

  @OneToOne(() => UserAccount, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'totp_factor_user_fk' })
  readonly user?: UserAccount;

  /** What the device knows too. Has to be read for each check, so it is sealed rather than hashed. */
  @Column({ name: 'sealed_secret', type: 'text' })
  readonly sealedSecret!: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  readonly createdAt!: Date;

  /** When the first code proved that the device has the secret; until then it demands nothing. */
  @Column({ name: 'confirmed_at', type: 'timestamptz', nullable: true })
  readonly confirmedAt!: Date | null;

  /** Half minutes since 1970 of the latest code that was taken. Codes up to it are refused. */
  @Column({ name: 'last_used_step', type: 'integer', default: 0 })
  readonly lastUsedStep!: number;

  /** Wrong codes since the last right one. Kept here, because what is counted in Redis may be forgotten. */
  @Column({ name: 'failures', type: 'integer', default: 0 })
  readonly failures!: number;

  /** Until then no code is looked at. */
  @Column({ name: 'locked_until', type: 'timestamptz', nullable: true })
  readonly lockedUntil!: Date | null;
}
