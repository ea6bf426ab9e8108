import type { SessionId, UserId } from '@odr/kernel';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { UserSession } from './user-session.entity.js';

/** Somebody is back from a provider, which has proved who they are there; what that means here is asked for next. */
@Entity('oauth_ticket')
@Index('oauth_ticket_expires_idx', ['expiresAt'])
export class OauthTicket {
  @PrimaryColumn({ name: 'secret_sha256', type: 'text', primaryKeyConstraintName: 'oauth_ticket_pkey' })
  readonly secretSha256!: string;

  @Column({ name: 'issuer', type: 'text' })
  readonly issuer!: string;

  @Column({ name: 'subject', type: 'text' })
  readonly subject!: string;

  @Column({ name: 'email', type: 'text', nullable: true })
  readonly email!: string | null;

  /** Whether the provider vouches that the address is this person's. */
  @Column({ name: 'email_verified', type: 'boolean' })
  readonly emailVerified!: boolean;

  /** What the person is called there. */
  @Column({ name: 'name', type: 'text' })
  readonly name!: string;

  /** As in `oauth_attempt`. */
  @Column({ name: 'user_id', type: 'uuid', nullable: true })
  readonly userId!: UserId | null;

  @Column({ name: 'session_id', type: 'uuid', nullable: true })
  readonly sessionId!: SessionId | null;

  @ManyToOne(() => UserSession, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'session_id', foreignKeyConstraintName: 'oauth_ticket_session_fk' })
  readonly session?: UserSession;

  @Column({ name: 'expires_at', type: 'timestamptz' })
  readonly expiresAt!: Date;
}
