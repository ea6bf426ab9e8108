import type { ContentId, UserId } from '@odr/kernel';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { UserAccount } from '../auth/user-account.entity.js';
import type { ProcessingError } from './content.entity.js';

/** A file that comes in piece by piece. The row says how many of its bytes count; the bytes lie in a growing file named like it. */
@Entity('content_upload')
@Index('content_upload_user_idx', { synchronize: false })
@Index('content_upload_expires_idx', ['expiresAt'])
export class ContentUpload {
  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'content_upload_pkey' })
  readonly id!: string;

  @Column({ name: 'user_id', type: 'uuid' })
  readonly userId!: UserId;

  @ManyToOne(() => UserAccount, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'content_upload_user_fk' })
  readonly user?: UserAccount;

  /** content, import */
  @Column({ name: 'purpose', type: 'text' })
  readonly purpose!: string;

  @Column({ name: 'file_name', type: 'text' })
  readonly fileName!: string;

  /** What the client said at creation, by key; a key may stand alone. Given back word for word. */
  @Column({ name: 'metadata', type: 'jsonb' })
  readonly metadata!: Record<string, string | null>;

  /** The acceptances that the contribution rests on: those in force before the first byte came. */
  @Column({ name: 'acceptances', type: 'jsonb' })
  readonly acceptances!: Record<string, string | null>;

  /** Of the whole file, in bytes. bigint arrives from the driver as a string. */
  @Column({ name: 'length', type: 'bigint' })
  readonly length!: string;

  /** Bytes that are durable and checked: where the next piece begins. */
  @Column({ name: 'received', type: 'bigint', default: 0 })
  received!: string;

  /** Of the whole file, hex; known once it is whole. */
  @Column({ name: 'sha256', type: 'text', nullable: true })
  sha256!: string | null;

  /** What became of it. Without foreign key: content may be erased while its upload is still remembered. */
  @Column({ name: 'content_id', type: 'uuid', nullable: true })
  contentId!: ContentId | null;

  /** Why nothing became of it. */
  @Column({ name: 'problem', type: 'jsonb', nullable: true })
  problem!: ProcessingError | null;

  /** When it became content, was turned away, or lay ready for its import. */
  @Column({ name: 'finished_at', type: 'timestamptz', nullable: true })
  finishedAt!: Date | null;

  /** When an import took it. */
  @Column({ name: 'taken_at', type: 'timestamptz', nullable: true })
  takenAt!: Date | null;

  /** The request that may write, until when, and whether another one waits for it to stop. */
  @Column({ name: 'lock_token', type: 'uuid', nullable: true })
  lockToken!: string | null;

  @Column({ name: 'locked_until', type: 'timestamptz', nullable: true })
  lockedUntil!: Date | null;

  @Column({ name: 'lock_wanted', type: 'boolean', default: false })
  lockWanted!: boolean;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  readonly createdAt!: Date;

  /** Put off by every piece that comes. */
  @Column({ name: 'expires_at', type: 'timestamptz' })
  expiresAt!: Date;
}
