import type { UserId } from '@odr/kernel';
import { Column, Entity, JoinColumn, OneToOne, PrimaryColumn } from 'typeorm';
import { UserAccount } from '../auth/user-account.entity.js';

/** How one moderator wants to meet pictures that nobody chose to see, and which of them never. */
@Entity('moderator_preference')
export class ModeratorPreference {
  @PrimaryColumn({ name: 'user_id', type: 'uuid', primaryKeyConstraintName: 'moderator_preference_pkey' })
  readonly userId!: UserId;

  @OneToOne(() => UserAccount, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'moderator_preference_user_fk' })
  readonly user?: UserAccount;

  /** Strength of the blur before a picture is revealed, in pixels. */
  @Column({ name: 'blur_px', type: 'smallint', default: 38 })
  blurPx!: number;

  @Column({ name: 'is_grey', type: 'boolean', default: true })
  isGrey!: boolean;

  /** hold = visible only while the key is held down. */
  @Column({ name: 'reveal', type: 'text', default: 'toggle' })
  reveal!: 'toggle' | 'hold';

  /** Seconds of unblurred pictures a day, weighted by severity, before calmer work comes first. */
  @Column({ name: 'daily_limit', type: 'integer', default: 7200 })
  dailyLimit!: number;

  /** Flags and reasons of reports whose cases this person is never given. */
  @Column({ name: 'opted_out', type: 'text', array: true, default: () => `'{}'::text[]` })
  optedOut!: string[];
}
