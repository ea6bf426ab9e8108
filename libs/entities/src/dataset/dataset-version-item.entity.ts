import type { ContentId } from '@odr/kernel';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';

import { DatasetVersion } from './dataset-version.entity.js';

/** An item of a version and where its line stands in the manifest, append-only. No key to content: versions outlive it. */
@Entity('dataset_version_item')
@Index('dataset_version_item_content_idx', ['contentId', 'versionId', 'position'])
export class DatasetVersionItem {
  @PrimaryColumn({ name: 'version_id', type: 'uuid', primaryKeyConstraintName: 'dataset_version_item_pkey' })
  readonly versionId!: string;

  @ManyToOne(() => DatasetVersion)
  @JoinColumn({ name: 'version_id', foreignKeyConstraintName: 'dataset_version_item_version_fk' })
  readonly datasetVersion?: DatasetVersion;

  @PrimaryColumn({ name: 'position', type: 'integer', primaryKeyConstraintName: 'dataset_version_item_pkey' })
  readonly position!: number;

  @Column({ name: 'content_id', type: 'uuid' })
  readonly contentId!: ContentId;

  @Column({ name: 'published_sha256', type: 'text' })
  readonly publishedSha256!: string;

  @Column({ name: 'license', type: 'text' })
  readonly license!: string;

  @Column({ name: 'split', type: 'text', nullable: true })
  readonly split!: string | null;

  @Column({ name: 'leaf_hash', type: 'bytea' })
  readonly leafHash!: Buffer;

  /** Byte in the manifest. */
  @Column({ name: 'line_start', type: 'bigint' })
  readonly lineStart!: string;

  /** Bytes, without the line end. */
  @Column({ name: 'line_length', type: 'integer' })
  readonly lineLength!: number;
}
