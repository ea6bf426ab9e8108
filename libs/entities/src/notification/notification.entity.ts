import type { NoticeData, NoticeKind } from '@odr/contracts';
import type { NotificationId, UserId } from '@odr/kernel';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';

/** Something one person was told. */
@Entity('notification')
@Index('notification_user_idx', ['userId', 'id'])
@Index('notification_unread_idx', { synchronize: false })
@Index('notification_awaits_mail_idx', { synchronize: false })
@Index('notification_source_key', { synchronize: false })
@Index('notification_created_idx', ['createdAt'])
export class Notification {
  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'notification_pkey' })
  readonly id!: NotificationId;

  @Column({ name: 'user_id', type: 'uuid' })
  readonly userId!: UserId;

  // By name: users are `auth`'s, which stands above this module and is not importable from here.
  @ManyToOne('UserAccount', { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'notification_user_fk' })
  readonly user?: unknown;

  @Column({ name: 'kind', type: 'text' })
  readonly kind!: NoticeKind;

  @Column({ name: 'data', type: 'jsonb' })
  readonly data!: NoticeData[NoticeKind];

  /** The event it comes from; the same one never tells the same person twice. */
  @Column({ name: 'source', type: 'text', nullable: true })
  readonly source!: string | null;

  /** Whether the next digest has to look at it. */
  @Column({ name: 'awaits_mail', type: 'boolean', default: false })
  readonly awaitsMail!: boolean;

  @Column({ name: 'created_at', type: 'timestamptz' })
  readonly createdAt!: Date;

  @Column({ name: 'read_at', type: 'timestamptz', nullable: true })
  readonly readAt!: Date | null;
}
