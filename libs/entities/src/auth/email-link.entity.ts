import type { EmailLinkPurpose } from '@odr/contracts';
import type { UserId } from '@odr/kernel';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { UserAccount } from './user-account.entity.js';

/** A link in a letter that still works. There is one a purpose; using or ending it deletes the row. Only a hash of it is kept. */
@Entity('email_link')
@Index('email_link_token_key', ['tokenSha256'], { unique: true })
@Index('email_link_expiry_idx', ['expiresAt'])
export class EmailLink {
  @PrimaryColumn({ name: 'user_id', type: 'uuid', primaryKeyConstraintName: 'email_link_pkey' })
  readonly userId!: UserId;

  @ManyToOne(() => UserAccount, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'email_link_user_fk' })
  readonly user?: UserAccount;

  @PrimaryColumn({ name: 'purpose', type: 'text', primaryKeyConstraintName: 'email_link_pkey' })
  readonly purpose!: EmailLinkPurpose;

  /** Where it was sent, normalised: using the link proves that its user reads mail there, and nothing about other addresses. */
  @Column({ name: 'email', type: 'text' })
  readonly email!: string;

  /** sha256 of the token, in hex. */
  @Column({ name: 'token_sha256', type: 'text' })
  readonly tokenSha256!: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  readonly createdAt!: Date;

  @Column({ name: 'expires_at', type: 'timestamptz' })
  readonly expiresAt!: Date;
}
