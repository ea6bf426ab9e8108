import type { SessionId, UserId } from '@odr/kernel';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { UserAccount } from './user-account.entity.js';

/** One signed-in device: the family of all refresh tokens that descend from one sign-in. */
@Entity('user_session')
@Index('user_session_user_idx', ['userId', 'id'])
export class UserSession {
  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'user_session_pkey' })
  readonly id!: SessionId;

  @Column({ name: 'user_id', type: 'uuid' })
  readonly userId!: UserId;

  @ManyToOne(() => UserAccount, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'user_session_user_fk' })
  readonly user?: UserAccount;

  /** What the client called itself, for the person who looks through their devices. */
  @Column({ name: 'user_agent', type: 'text', nullable: true })
  readonly userAgent!: string | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  readonly createdAt!: Date;

  @Column({ name: 'last_used_at', type: 'timestamptz' })
  lastUsedAt!: Date;

  /** Moves on with every refresh. */
  @Column({ name: 'expires_at', type: 'timestamptz' })
  expiresAt!: Date;

  @Column({ name: 'revoked_at', type: 'timestamptz', nullable: true })
  revokedAt!: Date | null;
}
