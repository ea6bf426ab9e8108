import type { HashConfirmation } from '@odr/contracts';
import type { ContentId, HashBankId, HashEntryId, UserId } from '@odr/kernel';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import { UserAccount } from '../auth/user-account.entity.js';
import { HashBank } from './hash-bank.entity.js';

/** One known picture of a bank. */
@Entity('hash_entry')
@Unique('hash_entry_hash_key', ['bankId', 'hash'])
@Index('hash_entry_seq_idx', ['bankId', 'seq'])
@Index('hash_entry_slots_idx', { synchronize: false })
export class HashEntry {
  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'hash_entry_pkey' })
  readonly id!: HashEntryId;

  /** From `hash_entry_seq`: grows with every entry, so that what has been compared with everything here is one number of the bank. */
  @Column({ name: 'seq', type: 'bigint' })
  readonly seq!: string;

  @Column({ name: 'bank_id', type: 'uuid' })
  readonly bankId!: HashBankId;

  @ManyToOne(() => HashBank, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'bank_id', foreignKeyConstraintName: 'hash_entry_bank_fk' })
  readonly bank?: HashBank;

  /** pdq; one algorithm a bank, since distances of two mean different things. */
  @Column({ name: 'algorithm', type: 'text', default: 'pdq' })
  readonly algorithm!: string;

  @Column({ name: 'hash', type: 'bit', length: 256 })
  readonly hash!: string;

  /** 0–100. */
  @Column({ name: 'quality', type: 'smallint' })
  readonly quality!: number;

  /** Where the hash comes from, in words. */
  @Column({ name: 'source', type: 'text', nullable: true })
  readonly source!: string | null;

  /** What it was taken from, if that is or was here; no reference, since an entry outlives the picture. */
  @Column({ name: 'content_id', type: 'uuid', nullable: true })
  readonly contentId!: ContentId | null;

  @Column({ name: 'confirmed', type: 'text', default: 'unconfirmed' })
  confirmed!: HashConfirmation;

  /** Whether a person has said so of the entry itself; verdicts about pictures do not change that any more. */
  @Column({ name: 'is_ruled', type: 'boolean', default: false })
  isRuled!: boolean;

  @Column({ name: 'disabled_until', type: 'timestamptz', nullable: true })
  disabledUntil!: Date | null;

  /** A person, always: what machines find must not teach machines. */
  @Column({ name: 'seeded_by', type: 'uuid' })
  readonly seededBy!: UserId;

  @ManyToOne(() => UserAccount)
  @JoinColumn({ name: 'seeded_by', foreignKeyConstraintName: 'hash_entry_seeded_by_fk' })
  readonly seeder?: UserAccount;

  @Column({ name: 'note', type: 'text', nullable: true })
  note!: string | null;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  readonly createdAt!: Date;
}
