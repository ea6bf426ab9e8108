import type { HashEffect } from '@odr/contracts';
import type { CaseId, ContentId, HashBankId, HashEntryId, HashScanId } from '@odr/kernel';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Content } from '../content/content.entity.js';
import { HashBank } from './hash-bank.entity.js';
import { HashEntry } from './hash-entry.entity.js';

/** A content near an entry of a bank: the nearest one. What people say of it is in the decisions on its case. */
@Entity('hash_match')
@Index('hash_match_file_idx', ['bankId', 'sha256'])
@Index('hash_match_content_idx', ['contentId'])
@Index('hash_match_entry_idx', ['entryId'])
@Index('hash_match_case_idx', ['caseId'])
@Index('hash_match_scan_idx', { synchronize: false })
export class HashMatch {
  @PrimaryColumn({ name: 'bank_id', type: 'uuid', primaryKeyConstraintName: 'hash_match_pkey' })
  readonly bankId!: HashBankId;

  @PrimaryColumn({ name: 'content_id', type: 'uuid', primaryKeyConstraintName: 'hash_match_pkey' })
  readonly contentId!: ContentId;

  @ManyToOne(() => HashBank, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'bank_id', foreignKeyConstraintName: 'hash_match_bank_fk' })
  readonly bank?: HashBank;

  @ManyToOne(() => Content, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'content_id', foreignKeyConstraintName: 'hash_match_content_fk' })
  readonly content?: Content;

  @Column({ name: 'entry_id', type: 'uuid' })
  readonly entryId!: HashEntryId;

  @ManyToOne(() => HashEntry, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'entry_id', foreignKeyConstraintName: 'hash_match_entry_fk' })
  readonly entry?: HashEntry;

  /** Of the bytes as received: a file that comes again is the same file. */
  @Column({ name: 'sha256', type: 'text' })
  readonly sha256!: string;

  /** Differing bits of 256, in the orientation in which they are fewest. */
  @Column({ name: 'bits', type: 'smallint' })
  readonly bits!: number;

  /** Which of the eight orientations that is, from 0. */
  @Column({ name: 'turn', type: 'smallint' })
  readonly turn!: number;

  @Column({ name: 'effect', type: 'text' })
  effect!: HashEffect;

  @Column({ name: 'case_id', type: 'uuid', nullable: true })
  caseId!: CaseId | null;

  @Column({ name: 'scan_id', type: 'uuid', nullable: true })
  scanId!: HashScanId | null;

  @Column({ name: 'matched_at', type: 'timestamptz', default: () => 'now()' })
  readonly matchedAt!: Date;
}
