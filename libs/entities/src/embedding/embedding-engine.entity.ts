import type { Modality, VectorMetric } from '@odr/contracts';
import type { EngineId } from '@odr/kernel';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A way to turn things into vectors. Vectors of different engines are never compared. */
@Entity('embedding_engine')
@Index('embedding_engine_name_key', ['name'], { unique: true })
export class EmbeddingEngine {
  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'embedding_engine_pkey' })
  readonly id!: EngineId;

  /** The name of its model in the model catalogue. */
  @Column({ name: 'name', type: 'text' })
  readonly name!: string;

  /** What is embedded: content or annotation. */
  @Column({ name: 'type', type: 'text' })
  readonly type!: 'content' | 'annotation';

  @Column({ name: 'version', type: 'text' })
  readonly version!: string;

  @Column({ name: 'dimension', type: 'integer' })
  readonly dimension!: number;

  /** What its index orders by; a query with another metric could not use the index. */
  @Column({ name: 'metric', type: 'text' })
  readonly metric!: VectorMetric;

  @Column({ name: 'modality', type: 'text' })
  readonly modality!: Modality;

  /** Whether new things are embedded with it. */
  @Column({ name: 'supported', type: 'boolean', default: true })
  supported!: boolean;

  /** SPDX expression of the weights. */
  @Column({ name: 'license', type: 'text' })
  readonly license!: string;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  readonly createdAt!: Date;
}
