import type { UserId } from '@odr/kernel';
import { Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { UserAccount } from '../auth/user-account.entity.js';
import { ModerationQueue } from './moderation-queue.entity.js';

/** Somebody who works in a queue. A queue without any is everybody's who moderates. */
@Entity('moderation_queue_member')
@Index('moderation_queue_member_user_idx', ['userId'])
export class ModerationQueueMember {
  @PrimaryColumn({ name: 'queue', type: 'text', primaryKeyConstraintName: 'moderation_queue_member_pkey' })
  readonly queue!: string;

  @ManyToOne(() => ModerationQueue, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'queue', foreignKeyConstraintName: 'moderation_queue_member_queue_fk' })
  readonly queueRow?: ModerationQueue;

  @PrimaryColumn({ name: 'user_id', type: 'uuid', primaryKeyConstraintName: 'moderation_queue_member_pkey' })
  readonly userId!: UserId;

  @ManyToOne(() => UserAccount, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'moderation_queue_member_user_fk' })
  readonly user?: UserAccount;
}
