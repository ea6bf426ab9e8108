import type { SessionId } from '@odr/kernel';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { UserSession } from './user-session.entity.js';

/** One link of a session's chain. Only its hash is kept: whoever reads the table cannot sign in with it. */
@Entity('refresh_token')
@Index('refresh_token_session_idx', ['sessionId'])
export class RefreshToken {
  /** sha256 of the token, in hex. */
  @PrimaryColumn({ name: 'sha256', type: 'text', primaryKeyConstraintName: 'refresh_token_pkey' })
  readonly sha256!: string;

  @Column({ name: 'session_id', type: 'uuid' })
  readonly sessionId!: SessionId;

  @ManyToOne(() => UserSession, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'session_id', foreignKeyConstraintName: 'refresh_token_session_fk' })
  readonly session?: UserSession;

  @Column({ name: 'created_at', type: 'timestamptz' })
  readonly createdAt!: Date;

  @Column({ name: 'expires_at', type: 'timestamptz' })
  readonly expiresAt!: Date;

  /** When it was exchanged for the next one. Seen again after that, it was stolen. */
  @Column({ name: 'used_at', type: 'timestamptz', nullable: true })
  usedAt!: Date | null;
}
