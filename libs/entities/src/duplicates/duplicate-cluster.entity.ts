import type { PairReason } from '@odr/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Contents that are copies of one picture, found by pairs. It exists while at least two are left. */
@Entity('duplicate_cluster')
export class DuplicateCluster {
  /** UUIDv7: the order of the list. */
  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'duplicate_cluster_pkey' })
  readonly id!: string;

  /** Counts changes of its members. */
  @Column({ name: 'version', type: 'integer', default: 1 })
  readonly version!: number;

  @Column({ name: 'size', type: 'smallint' })
  readonly size!: number;

  /** Of the pairs that hold it together, each once. */
  @Column({ name: 'reasons', type: 'text', array: true })
  readonly reasons!: PairReason[];

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  readonly createdAt!: Date;

  @Column({ name: 'updated_at', type: 'timestamptz', default: () => 'now()' })
  readonly updatedAt!: Date;
}
