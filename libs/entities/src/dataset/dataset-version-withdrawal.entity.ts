import type { VersionWithdrawalReason } from '@odr/contracts';
import type { UserId } from '@odr/kernel';
import { Column, Entity, JoinColumn, OneToOne, PrimaryColumn } from 'typeorm';

import { DatasetVersion } from './dataset-version.entity.js';

/** That a whole version is not to be had any more, and why; append-only, so that its address can say so for good. */
@Entity('dataset_version_withdrawal')
export class DatasetVersionWithdrawal {
  @PrimaryColumn({ name: 'version_id', type: 'uuid', primaryKeyConstraintName: 'dataset_version_withdrawal_pkey' })
  readonly versionId!: string;

  @OneToOne(() => DatasetVersion)
  @JoinColumn({ name: 'version_id', foreignKeyConstraintName: 'dataset_version_withdrawal_version_fk' })
  readonly datasetVersion?: DatasetVersion;

  @Column({ name: 'reason', type: 'text' })
  readonly reason!: VersionWithdrawalReason;

  /** In words, for everybody who asks for the version. */
  @Column({ name: 'statement', type: 'text' })
  readonly statement!: string;

  @Column({ name: 'withdrawn_by', type: 'uuid' })
  readonly withdrawnBy!: UserId;

  @Column({ name: 'withdrawn_at', type: 'timestamptz', default: () => 'now()' })
  readonly withdrawnAt!: Date;
}
