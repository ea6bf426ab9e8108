import type { UserId } from '@odr/kernel';
import { Column, Entity, JoinColumn, OneToOne, PrimaryColumn } from 'typeorm';
import { UserAccount } from './user-account.entity.js';

/** A key that somebody gave to a shortcut of the console; null took its key away. */
export interface ChosenKey {
  readonly shortcut: string;
  readonly key: string | null;
}

/** What one person changed about the keys of the console, on whatever device. */
@Entity('user_keyboard')
export class UserKeyboard {
  @PrimaryColumn({ name: 'user_id', type: 'uuid', primaryKeyConstraintName: 'user_keyboard_pkey' })
  readonly userId!: UserId;

  @OneToOne(() => UserAccount, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'user_keyboard_user_fk' })
  readonly user?: UserAccount;

  @Column({ name: 'keys', type: 'jsonb' })
  keys!: readonly ChosenKey[];

  /** Whether single keys do nothing, for speech input and shaky hands. */
  @Column({ name: 'is_off', type: 'boolean' })
  isOff!: boolean;

  @Column({ name: 'changed_at', type: 'timestamptz', default: () => 'now()' })
  changedAt!: Date;
}
