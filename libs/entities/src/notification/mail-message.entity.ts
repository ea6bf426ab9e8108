import type { LetterName, Letters, MailState, MutableCategory } from '@odr/contracts';
import type { MailMessageId, UserId } from '@odr/kernel';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';

/** A mail on its way out, and afterwards what became of it. */
@Entity('mail_message')
@Index('mail_message_user_idx', ['userId'])
@Index('mail_message_created_idx', ['createdAt'])
@Index('mail_message_unsubscribe_key', { synchronize: false })
@Index('mail_message_undelivered_idx', { synchronize: false })
export class MailMessage {
  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'mail_message_pkey' })
  readonly id!: MailMessageId;

  @Column({ name: 'letter', type: 'text' })
  readonly letter!: LetterName;

  @Column({ name: 'to_email', type: 'text' })
  readonly toEmail!: string;

  @Column({ name: 'to_name', type: 'text', nullable: true })
  readonly toName!: string | null;

  /** Whose account it is about; null for letters to people without one. */
  @Column({ name: 'user_id', type: 'uuid', nullable: true })
  readonly userId!: UserId | null;

  // By name: users are `auth`'s, which stands above this module and is not importable from here.
  @ManyToOne('UserAccount', { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'mail_message_user_fk' })
  readonly user?: unknown;

  /** One-time links stand in it, so a check of the table lets it live only while the mail waits. */
  @Column({ name: 'data', type: 'jsonb', nullable: true })
  readonly data!: Letters[LetterName] | null;

  @Column({ name: 'state', type: 'text', default: 'waiting' })
  readonly state!: MailState;

  @Column({ name: 'attempts', type: 'smallint', default: 0 })
  readonly attempts!: number;

  /** Of the last attempt that went wrong. */
  @Column({ name: 'failure', type: 'jsonb', nullable: true })
  readonly failure!: { readonly code: string; readonly responseCode?: number } | null;

  /** What its unsubscribe link switches off. */
  @Column({ name: 'category', type: 'text', nullable: true })
  readonly category!: MutableCategory | null;

  /** sha256 of the token in that link, in hex. */
  @Column({ name: 'unsubscribe_sha256', type: 'text', nullable: true })
  readonly unsubscribeSha256!: string | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  readonly createdAt!: Date;

  /** While it is handed over, so that no two workers do that at once. */
  @Column({ name: 'lease_until', type: 'timestamptz', nullable: true })
  readonly leaseUntil!: Date | null;

  @Column({ name: 'finished_at', type: 'timestamptz', nullable: true })
  readonly finishedAt!: Date | null;
}
