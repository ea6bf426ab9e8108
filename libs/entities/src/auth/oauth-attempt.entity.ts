import type { SessionId, UserId } from '@odr/kernel';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { UserSession } from './user-session.entity.js';

/**
 * Somebody is on the way to a provider and back. Only a hash of the browser's secret is kept, from which state, nonce and
 * PKCE verifier derive: whoever reads the table can finish nothing.
 */
@Entity('oauth_attempt')
@Index('oauth_attempt_expires_idx', ['expiresAt'])
export class OauthAttempt {
  @PrimaryColumn({ name: 'secret_sha256', type: 'text', primaryKeyConstraintName: 'oauth_attempt_pkey' })
  readonly secretSha256!: string;

  /** Our name for the provider, as in the address of the callback. */
  @Column({ name: 'provider', type: 'text' })
  readonly provider!: string;

  /** A path of the console. */
  @Column({ name: 'return_to', type: 'text' })
  readonly returnTo!: string;

  /** Who wants to link what comes back; null when somebody wants to sign in. */
  @Column({ name: 'user_id', type: 'uuid', nullable: true })
  readonly userId!: UserId | null;

  /** The session that asked for the link, and the only one that can finish it. */
  @Column({ name: 'session_id', type: 'uuid', nullable: true })
  readonly sessionId!: SessionId | null;

  @ManyToOne(() => UserSession, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'session_id', foreignKeyConstraintName: 'oauth_attempt_session_fk' })
  readonly session?: UserSession;

  @Column({ name: 'expires_at', type: 'timestamptz' })
  readonly expiresAt!: Date;
}
