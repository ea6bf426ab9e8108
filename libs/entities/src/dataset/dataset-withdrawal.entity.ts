import type { WithdrawalReason } from '@odr/contracts';
import type { ContentId } from '@odr/kernel';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';

import { DatasetSigningKey } from './dataset-signing-key.entity.js';
import { Dataset } from './dataset.entity.js';

/** A tombstone in the feed of a dataset: what consumers are to drop. Append-only, chained and signed; it names hashes and ids alone. */
@Entity('dataset_withdrawal')
@Unique('dataset_withdrawal_content_key', ['datasetId', 'contentId', 'publishedSha256'])
export class DatasetWithdrawal {
  @PrimaryColumn({ name: 'dataset_id', type: 'uuid', primaryKeyConstraintName: 'dataset_withdrawal_pkey' })
  readonly datasetId!: string;

  @ManyToOne(() => Dataset)
  @JoinColumn({ name: 'dataset_id', foreignKeyConstraintName: 'dataset_withdrawal_dataset_fk' })
  readonly dataset?: Dataset;

  @PrimaryColumn({ name: 'sequence', type: 'integer', primaryKeyConstraintName: 'dataset_withdrawal_pkey' })
  readonly sequence!: number;

  @Column({ name: 'content_id', type: 'uuid' })
  readonly contentId!: ContentId;

  @Column({ name: 'published_sha256', type: 'text' })
  readonly publishedSha256!: string;

  @Column({ name: 'reason', type: 'text' })
  readonly reason!: WithdrawalReason;

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
