import type { ContentId } from '@odr/kernel';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';

import { DatasetVersion } from './dataset-version.entity.js';

/** An item that was asked for and could not go into a version, and why; append-only. */
@Entity('dataset_version_exclusion')
export class DatasetVersionExclusion {
  @PrimaryColumn({ name: 'version_id', type: 'uuid', primaryKeyConstraintName: 'dataset_version_exclusion_pkey' })
  readonly versionId!: string;

  @ManyToOne(() => DatasetVersion)
  @JoinColumn({ name: 'version_id', foreignKeyConstraintName: 'dataset_version_exclusion_version_fk' })
  readonly datasetVersion?: DatasetVersion;

  @PrimaryColumn({ name: 'content_id', type: 'uuid', primaryKeyConstraintName: 'dataset_version_exclusion_pkey' })
  readonly contentId!: ContentId;

  @Column({ name: 'code', type: 'text' })
  readonly code!: string;
}
