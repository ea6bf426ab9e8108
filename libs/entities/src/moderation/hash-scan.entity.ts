import type { HashScanState } from '@odr/contracts';
import type { ContentId, HashBankId, HashScanId, UserId } from '@odr/kernel';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { HashBank } from './hash-bank.entity.js';

/** Everything that is here, compared with what a bank has gained. */
@Entity('hash_scan')
@Index('hash_scan_bank_idx', ['bankId', 'id'])
@Index('hash_scan_open_key', { synchronize: false })
export class HashScan {
  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'hash_scan_pkey' })
  readonly id!: HashScanId;

  @Column({ name: 'bank_id', type: 'uuid' })
  readonly bankId!: HashBankId;

  @ManyToOne(() => HashBank, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'bank_id', foreignKeyConstraintName: 'hash_scan_bank_fk' })
  readonly bank?: HashBank;

  @Column({ name: 'state', type: 'text' })
  state!: HashScanState;

  /** Whether it only looks: nothing is done about what it finds before somebody says so. */
  @Column({ name: 'is_preview', type: 'boolean' })
  readonly isPreview!: boolean;

  /** Entries after this one, up to `through_seq`, are compared. */
  @Column({ name: 'from_seq', type: 'bigint' })
  readonly fromSeq!: string;

  @Column({ name: 'through_seq', type: 'bigint' })
  readonly throughSeq!: string;

  /** Contents to compare, counted when it began. */
  @Column({ name: 'total', type: 'integer' })
  readonly total!: number;

  @Column({ name: 'done', type: 'integer', default: 0 })
  done!: number;

  @Column({ name: 'matched', type: 'integer', default: 0 })
  matched!: number;

  /** Matches that something has been done about. */
  @Column({ name: 'applied', type: 'integer', default: 0 })
  applied!: number;

  /** The last content that was compared: where a scan that was interrupted goes on. */
  @Column({ name: 'last_content_id', type: 'uuid', nullable: true })
  lastContentId!: ContentId | null;

  /** Who asked for it or said that it may go on; null where the bank simply grew. */
  @Column({ name: 'decided_by', type: 'uuid', nullable: true })
  decidedBy!: UserId | null;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  readonly createdAt!: Date;

  @Column({ name: 'updated_at', type: 'timestamptz', default: () => 'now()' })
  updatedAt!: Date;

  @Column({ name: 'finished_at', type: 'timestamptz', nullable: true })
  finishedAt!: Date | null;
}
