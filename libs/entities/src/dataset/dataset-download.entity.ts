import type { UserId } from '@odr/kernel';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';

import { DatasetVersion } from './dataset-version.entity.js';
import { Dataset } from './dataset.entity.js';

/** Who received what, so that it is known whom a withdrawal concerns; append-only. */
@Entity('dataset_download')
@Index('dataset_download_dataset_idx', ['datasetId', 'userId', 'id'])
export class DatasetDownload {
  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'dataset_download_pkey' })
  readonly id!: string;

  @Column({ name: 'dataset_id', type: 'uuid' })
  readonly datasetId!: string;

  @ManyToOne(() => Dataset)
  @JoinColumn({ name: 'dataset_id', foreignKeyConstraintName: 'dataset_download_dataset_fk' })
  readonly dataset?: Dataset;

  @Column({ name: 'version_id', type: 'uuid' })
  readonly versionId!: string;

  @ManyToOne(() => DatasetVersion)
  @JoinColumn({ name: 'version_id', foreignKeyConstraintName: 'dataset_download_version_fk' })
  readonly datasetVersion?: DatasetVersion;

  /** Null for whoever was not signed in. */
  @Column({ name: 'user_id', type: 'uuid', nullable: true })
  readonly userId!: UserId | null;

  @Column({ name: 'file', type: 'text' })
  readonly file!: string;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  readonly createdAt!: Date;
}
