import type { DatasetVersionState } from '@odr/contracts';
import type { JobId, UserId } from '@odr/kernel';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';

import { Dataset } from './dataset.entity.js';

/** How alike people annotate under one source; measured over the whole collection, not over one version. */
export interface SourceAgreement {
  readonly source: string;
  /** That two people or more annotated. */
  readonly contents: number;
  readonly coders: number;
  /** Mean similarity, 0 to 1, not corrected for chance; with its 95 % interval where there are enough contents. */
  readonly agreement: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** What a version was made of and what was left out. */
export interface DatasetCounts {
  readonly licenses: Readonly<Record<string, number>>;
  readonly splits: Readonly<Record<string, number>>;
  readonly formats: Readonly<Record<string, number>>;
  readonly aspects: Readonly<Record<string, number>>;
  readonly excluded: Readonly<Record<string, number>>;
  readonly annotations: number;
  /** Of the sources that its annotations are from, as it was when the version was released. */
  readonly agreement?: readonly SourceAgreement[];
  readonly bytes: number;
}

/** A released list of items. A trigger refuses any change once it is done. */
@Entity('dataset_version')
@Unique('dataset_version_number_key', ['datasetId', 'major', 'minor', 'patch'])
export class DatasetVersion {
  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'dataset_version_pkey' })
  readonly id!: string;

  @Column({ name: 'dataset_id', type: 'uuid' })
  readonly datasetId!: string;

  @ManyToOne(() => Dataset, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'dataset_id', foreignKeyConstraintName: 'dataset_version_dataset_fk' })
  readonly dataset?: Dataset;

  @Column({ name: 'major', type: 'integer' })
  readonly major!: number;

  @Column({ name: 'minor', type: 'integer' })
  readonly minor!: number;

  @Column({ name: 'patch', type: 'integer' })
  readonly patch!: number;

  @Column({ name: 'state', type: 'text' })
  readonly state!: DatasetVersionState;

  @Column({ name: 'profile', type: 'text' })
  readonly profile!: string;

  /** How items were chosen: selection, sample, splits. */
  @Column({ name: 'recipe', type: 'jsonb' })
  readonly recipe!: Record<string, unknown>;

  @Column({ name: 'changelog', type: 'text', default: () => `''` })
  readonly changelog!: string;

  /** 64 hex digits: the identity of what is in it (docs/dataset-manifest.md). */
  @Column({ name: 'root_hash', type: 'text', nullable: true })
  readonly rootHash!: string | null;

  @Column({ name: 'item_count', type: 'integer', default: 0 })
  readonly itemCount!: number;

  @Column({ name: 'counts', type: 'jsonb', nullable: true })
  readonly counts!: DatasetCounts | null;

  /** Roots of every 1,024 leaves, end to end, for proofs. */
  @Column({ name: 'chunk_hashes', type: 'bytea', nullable: true })
  readonly chunkHashes!: Buffer | null;

  @Column({ name: 'manifest', type: 'jsonb', nullable: true })
  readonly manifest!: { readonly size: number; readonly sha256: string } | null;

  @Column({ name: 'job_id', type: 'uuid', nullable: true })
  readonly jobId!: JobId | null;

  @Column({ name: 'failed_with', type: 'text', nullable: true })
  readonly failedWith!: string | null;

  @Column({ name: 'created_by', type: 'uuid' })
  readonly createdBy!: UserId;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  readonly createdAt!: Date;

  @Column({ name: 'finished_at', type: 'timestamptz', nullable: true })
  readonly finishedAt!: Date | null;
}
