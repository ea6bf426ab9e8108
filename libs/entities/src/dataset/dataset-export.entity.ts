import type { ExportFormat, ExportWish } from '@odr/contracts';
import type { JobId, UserId } from '@odr/kernel';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';

import { DatasetVersion } from './dataset-version.entity.js';

/** One file of a finished export. */
export interface ExportedFile {
  /** Unique within the export. */
  readonly name: string;
  /** Where it belongs in a dataset folder, e.g. `data/train-00000-of-00001.parquet`. */
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
}

/** How an export is written. */
export interface ExportOptions {
  readonly images?: 'stored' | 'resized' | 'none';
  /** Longest side in pixels, or that of the square whose area the buckets have. */
  readonly size?: number;
  readonly buckets?: boolean;
}

/** What went into an export, and what could not. */
export interface ExportCounts {
  readonly exported: number;
  /** Items whose file was missing or damaged. */
  readonly skipped: number;
  /** Items of a version that have been withdrawn since. */
  readonly withdrawn?: number;
  /** Annotations of a version whose values are gone. */
  readonly lostAnnotations?: number;
  readonly licenses: Readonly<Record<string, number>>;
}

/** Somebody's wish for a selection as files; its job carries state and progress. */
@Entity('dataset_export')
@Index('dataset_export_user_idx', ['userId', 'id'])
export class DatasetExport {
  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'dataset_export_pkey' })
  readonly id!: string;

  @Column({ name: 'name', type: 'text' })
  readonly name!: string;

  @Column({ name: 'format', type: 'text' })
  readonly format!: ExportFormat;

  /** The filters of GET /contents, as they were asked for. */
  @Column({ name: 'filter', type: 'jsonb' })
  readonly filter!: Record<string, unknown>;

  @Column({ name: 'user_id', type: 'uuid' })
  readonly userId!: UserId;

  @Column({ name: 'job_id', type: 'uuid' })
  readonly jobId!: JobId;

  /** Null until all files are in place. */
  @Column({ name: 'files', type: 'jsonb', nullable: true })
  readonly files!: readonly ExportedFile[] | null;

  @Column({ name: 'counts', type: 'jsonb', nullable: true })
  readonly counts!: ExportCounts | null;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  readonly createdAt!: Date;

  /** Null for what was chosen by a filter. */
  @Column({ name: 'version_id', type: 'uuid', nullable: true })
  readonly versionId!: string | null;

  @ManyToOne(() => DatasetVersion)
  @JoinColumn({ name: 'version_id', foreignKeyConstraintName: 'dataset_export_version_fk' })
  readonly datasetVersion?: DatasetVersion;

  /** What the format is told: which pictures, how large. */
  @Column({ name: 'options', type: 'jsonb', default: {} })
  readonly options!: ExportOptions;

  /** What whoever asked wants of it now. */
  @Column({ name: 'wish', type: 'text', default: () => `'run'` })
  readonly wish!: ExportWish;

  /** Items of the version that are not in the files. Null for what was chosen by a filter, and for exports of before. */
  @Column({ name: 'left_out', type: 'uuid', array: true, nullable: true })
  readonly leftOut!: readonly string[] | null;
}
