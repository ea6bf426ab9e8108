import type { ExportWish, PushTarget } from '@odr/contracts';
import type { JobId, UserId } from '@odr/kernel';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';

import { DatasetExport } from './dataset-export.entity.js';

/** Where an export goes, without what opens the door. */
export interface PushDestination {
  /** Of a hub: `somebody/cows`. */
  readonly repository?: string;
  /** Of a hub: the branch that the commit is made on. */
  readonly branch?: string;
  /** Of a hub: how a repository that is not there yet is made. */
  readonly visibility?: 'public' | 'private';
  /** Of a store. */
  readonly bucket?: string;
  /** Of a store: empty, or ending in a slash. */
  readonly prefix?: string;
  /** Of a store other than Amazon's own. */
  readonly endpoint?: string;
  readonly region?: string;
}

/** What a push came to. */
export interface PushResult {
  /** Where it can be looked at. */
  readonly url: string;
  /** Of a hub: the commit that holds it. */
  readonly commit: string | null;
  readonly sent: number;
  /** Files that were there already, byte for byte. */
  readonly alreadyThere: number;
  /** Files that an earlier push had left there and this export does not have. */
  readonly removed: number;
  readonly bytes: number;
}

/** Somebody's wish to have an export elsewhere; its job carries state and progress. */
@Entity('dataset_push')
@Index('dataset_push_export_idx', ['exportId', 'id'])
export class DatasetPush {
  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'dataset_push_pkey' })
  readonly id!: string;

  @Column({ name: 'export_id', type: 'uuid' })
  readonly exportId!: string;

  @ManyToOne(() => DatasetExport)
  @JoinColumn({ name: 'export_id', foreignKeyConstraintName: 'dataset_push_export_fk' })
  readonly datasetExport?: DatasetExport;

  @Column({ name: 'target', type: 'text' })
  readonly target!: PushTarget;

  @Column({ name: 'destination', type: 'jsonb' })
  readonly destination!: PushDestination;

  /** Token or keys, sealed; null once they are needed no longer. */
  @Column({ name: 'sealed', type: 'text', nullable: true })
  readonly sealed!: string | null;

  @Column({ name: 'user_id', type: 'uuid' })
  readonly userId!: UserId;

  @Column({ name: 'job_id', type: 'uuid' })
  readonly jobId!: JobId;

  @Column({ name: 'wish', type: 'text', default: () => `'run'` })
  readonly wish!: ExportWish;

  /** Null until all of it is there. */
  @Column({ name: 'result', type: 'jsonb', nullable: true })
  readonly result!: PushResult | null;

  /** Why trying again would not help. */
  @Column({ name: 'refused', type: 'jsonb', nullable: true })
  readonly refused!: { readonly code: string; readonly message: string } | null;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  readonly createdAt!: Date;
}
