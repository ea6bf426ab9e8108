import type { UserId } from '@odr/kernel';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';

import { Dataset } from './dataset.entity.js';

/** A consumer's word that a copy was pruned; append-only. */
@Entity('dataset_acknowledgement')
@Index('dataset_acknowledgement_dataset_idx', ['datasetId', 'userId', 'id'])
export class DatasetAcknowledgement {
  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'dataset_acknowledgement_pkey' })
  readonly id!: string;

  @Column({ name: 'dataset_id', type: 'uuid' })
  readonly datasetId!: string;

  @ManyToOne(() => Dataset)
  @JoinColumn({ name: 'dataset_id', foreignKeyConstraintName: 'dataset_acknowledgement_dataset_fk' })
  readonly dataset?: Dataset;

  @Column({ name: 'user_id', type: 'uuid' })
  readonly userId!: UserId;

  /** Up to which withdrawal. */
  @Column({ name: 'sequence', type: 'integer' })
  readonly sequence!: number;

  /** Of the version that the copy was of. */
  @Column({ name: 'root_hash', type: 'text' })
  readonly rootHash!: string;

  /** How many items the copy lost. */
  @Column({ name: 'pruned', type: 'integer' })
  readonly pruned!: number;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  readonly createdAt!: Date;
}
