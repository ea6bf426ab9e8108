import type { HashBankKind } from '@odr/contracts';
import type { HashBankId, UserId } from '@odr/kernel';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import { UserAccount } from '../auth/user-account.entity.js';

/** Known pictures, and what is to happen to whatever is near one of them. */
@Entity('hash_bank')
@Unique('hash_bank_name_key', ['name'])
export class HashBank {
  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'hash_bank_pkey' })
  readonly id!: HashBankId;

  /** Capital letters, digits and underscores: it is said in findings and in statements of reasons. */
  @Column({ name: 'name', type: 'text' })
  name!: string;

  @Column({ name: 'kind', type: 'text' })
  kind!: HashBankKind;

  /** Bits of 256 that may differ, 0–31. */
  @Column({ name: 'distance', type: 'smallint' })
  distance!: number;

  /** Hashes of lower quality have too little structure, on either side. */
  @Column({ name: 'min_quality', type: 'smallint' })
  minQuality!: number;

  @Column({ name: 'is_enabled', type: 'boolean', default: true })
  isEnabled!: boolean;

  @Column({ name: 'note', type: 'text', nullable: true })
  note!: string | null;

  @Column({ name: 'version', type: 'integer', default: 1 })
  version!: number;

  /** Since it would have hit more than anybody expects; it hides nothing until somebody has looked. */
  @Column({ name: 'paused_at', type: 'timestamptz', nullable: true })
  pausedAt!: Date | null;

  /** The last entry that everything here has been compared with. */
  @Column({ name: 'matched_through', type: 'bigint', default: 0 })
  matchedThrough!: string;

  @Column({ name: 'created_by', type: 'uuid' })
  readonly createdBy!: UserId;

  @ManyToOne(() => UserAccount)
  @JoinColumn({ name: 'created_by', foreignKeyConstraintName: 'hash_bank_created_by_fk' })
  readonly creator?: UserAccount;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  readonly createdAt!: Date;

  @Column({ name: 'updated_at', type: 'timestamptz', default: () => 'now()' })
  updatedAt!: Date;
}
