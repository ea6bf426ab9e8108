import type { VersionWithdrawalReason, WithdrawalReason } from '@odr/contracts';
import type { ContentId } from '@odr/kernel';
import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';

import { DatasetSigningKey } from './dataset-signing-key.entity.js';
import { Dataset } from './dataset.entity.js';

/**
 * A tombstone in the feed of a dataset: the item, or the whole version, that consumers are to drop. Append-only, chained and
 * signed; it names hashes and ids alone.
 */
@Entity('dataset_withdrawal')
@Check(
  'dataset_withdrawal_subject_check',
  'num_nonnulls(content_id, published_sha256) + num_nonnulls(version, root_hash) = 2 AND (content_id IS NULL) = (published_sha256 IS NULL)',
)
@Unique('dataset_withdrawal_content_key', ['datasetId', 'contentId', 'publishedSha256'])
export class DatasetWithdrawal {
  @PrimaryColumn({ name: 'dataset_id', type: 'uuid', primaryKeyConstraintName: 'dataset_withdrawal_pkey' })
  readonly datasetId!: string;

  @ManyToOne(() => Dataset)
  @JoinColumn({ name: 'dataset_id', foreignKeyConstraintName: 'dataset_withdrawal_dataset_fk' })
  readonly dataset?: Dataset;

  @PrimaryColumn({ name: 'sequence', type: 'integer', primaryKeyConstraintName: 'dataset_withdrawal_pkey' })
  readonly sequence!: number;

  @Column({ name: 'content_id', type: 'uuid', nullable: true })
  readonly contentId!: ContentId | null;

  @Column({ name: 'published_sha256', type: 'text', nullable: true })
  readonly publishedSha256!: string | null;

  /** The number of a version that is withdrawn as a whole. */
  @Column({ name: 'version', type: 'text', nullable: true })
  readonly version!: string | null;

  @Column({ name: 'root_hash', type: 'text', nullable: true })
  readonly rootHash!: string | null;

  @Column({ name: 'reason', type: 'text' })
  readonly reason!: WithdrawalReason | VersionWithdrawalReason;

  @Column({ name: 'withdrawn_at', type: 'timestamptz', precision: 3 })
  readonly withdrawnAt!: Date;

  @Column({ name: 'previous_hash', type: 'text' })
  readonly previousHash!: string;

  @Column({ name: 'hash', type: 'text' })
  readonly hash!: string;

  @Column({ name: 'key_id', type: 'text' })
  readonly keyId!: string;

  @ManyToOne(() => DatasetSigningKey)
  @JoinColumn({ name: 'key_id', foreignKeyConstraintName: 'dataset_withdrawal_key_fk' })
  readonly key?: DatasetSigningKey;

  @Column({ name: 'signature', type: 'text' })
  readonly signature!: string;
}
