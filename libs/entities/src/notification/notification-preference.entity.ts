import type { MutableCategory } from '@odr/contracts';
import type { UserId } from '@odr/kernel';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';

/** What a person has said about mails of a category. Without a row they come. */
@Entity('notification_preference')
export class NotificationPreference {
  @PrimaryColumn({ name: 'user_id', type: 'uuid', primaryKeyConstraintName: 'notification_preference_pkey' })
  readonly userId!: UserId;

  // By name: users are `auth`'s, which stands above this module and is not importable from here.
  @ManyToOne('UserAccount', { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'notification_preference_user_fk' })
  readonly user?: unknown;

  @PrimaryColumn({ name: 'category', type: 'text', primaryKeyConstraintName: 'notification_preference_pkey' })
  readonly category!: MutableCategory;

  @Column({ name: 'by_mail', type: 'boolean' })
  readonly byMail!: boolean;

  @Column({ name: 'updated_at', type: 'timestamptz', default: () => 'now()' })
  readonly updatedAt!: Date;
}
