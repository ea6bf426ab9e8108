import type { BatchState, DecisionAction } from '@odr/contracts';
import type { BatchId, UserId } from '@odr/kernel';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { UserAccount } from '../auth/user-account.entity.js';

/** One decision for many cases: planned, applied, and taken back. */
@Entity('moderation_batch')
@Index('moderation_batch_creator_idx', ['createdBy', 'id'])
export class ModerationBatch {
  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'moderation_batch_pkey' })
  readonly id!: BatchId;

  @Column({ name: 'state', type: 'text' })
  state!: BatchState;

  /** What was asked for: ids, a queue, a cluster or a bank. */
  @Column({ name: 'selection', type: 'jsonb' })
  readonly selection!: Record<string, unknown>;

  @Column({ name: 'action', type: 'text' })
  readonly action!: DecisionAction;

  @Column({ name: 'policy', type: 'text', nullable: true })
  readonly policy!: string | null;

  @Column({ name: 'note', type: 'text', nullable: true })
  note!: string | null;

  /** sha256 over what would be done to what, hex. */
  @Column({ name: 'plan_hash', type: 'text' })
  readonly planHash!: string;

  /** Null where the bank or the queue itself was asked for. */
  @Column({ name: 'representative_id', type: 'uuid', nullable: true })
  readonly representativeId!: string | null;

  @Column({ name: 'created_by', type: 'uuid' })
  readonly createdBy!: UserId;

  @ManyToOne(() => UserAccount)
  @JoinColumn({ name: 'created_by', foreignKeyConstraintName: 'moderation_batch_created_by_fk' })
  readonly creator?: UserAccount;

  /** Who took it back. */
  @Column({ name: 'undone_by', type: 'uuid', nullable: true })
  undoneBy!: UserId | null;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  readonly createdAt!: Date;

  @Column({ name: 'updated_at', type: 'timestamptz', default: () => 'now()' })
  updatedAt!: Date;

  @Column({ name: 'applied_at', type: 'timestamptz', nullable: true })
  appliedAt!: Date | null;

  @Column({ name: 'undo_until', type: 'timestamptz', nullable: true })
  undoUntil!: Date | null;
}
