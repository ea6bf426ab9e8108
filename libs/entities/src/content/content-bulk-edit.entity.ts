import type { Id, UserId } from '@odr/kernel';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { UserAccount } from '../auth/user-account.entity.js';

/** One edit of many items by one person; what it did to each is in `ContentBulkEditItem`. */
@Entity('content_bulk_edit')
@Index('content_bulk_edit_user_idx', { synchronize: false })
export class ContentBulkEdit {
  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'content_bulk_edit_pkey' })
  readonly id!: Id<'BulkEdit'>;

  @Column({ name: 'user_id', type: 'uuid' })
  readonly userId!: UserId;

  @ManyToOne(() => UserAccount)
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'content_bulk_edit_user_fk' })
  readonly user?: UserAccount;

  /** What was asked for. */
  @Column({ name: 'changes', type: 'jsonb' })
  readonly changes!: Record<string, unknown>;

  /** Items asked about, also those that the person could not see. */
  @Column({ name: 'total', type: 'integer' })
  readonly total!: number;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  readonly createdAt!: Date;

  /** Null while it is being applied, and for ever where the process died over it. */
  @Column({ name: 'finished_at', type: 'timestamptz', nullable: true })
  finishedAt!: Date | null;

  @Column({ name: 'undone_at', type: 'timestamptz', nullable: true })
  undoneAt!: Date | null;
}
