import type {
  EngineBackend,
  EngineInput,
  EngineQuality,
  EngineState,
  Modality,
  VectorMetric,
  VectorPrecision,
} from '@odr/contracts';
import type { EngineId } from '@odr/kernel';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';

/** A way to turn things into vectors. Vectors of different engines are never compared. */
@Entity('embedding_engine')
@Index('embedding_engine_name_key', ['name'], { unique: true })
@Index('embedding_engine_default_key', ['type', 'modality'], { unique: true, where: '"is_default"' })
@Index('embedding_engine_replaces_idx', ['replaces'])
@Check('embedding_engine_state_check', `"state" IN ('building', 'serving', 'retired')`)
@Check('embedding_engine_default_check', `NOT "is_default" OR "state" = 'serving'`)
@Check('embedding_engine_precision_check', `"precision" IN ('single', 'half')`)
export class EmbeddingEngine {
  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'embedding_engine_pkey' })
  readonly id!: EngineId;

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

  /** What it is good for, in the operator's words. */
  @Column({ name: 'description', type: 'text', default: '' })
  readonly description!: string;

  /** What computes its vectors. */
  @Column({ name: 'backend', type: 'jsonb' })
  readonly backend!: EngineBackend;

  /** What kinds of question it can embed. */
  @Column({ name: 'reads', type: 'text', array: true, default: () => "'{}'" })
  readonly reads!: readonly EngineInput[];

  /** Whether it is embedded with in the background, answers, or has had its day. */
  @Column({ name: 'state', type: 'text', default: 'building' })
  state!: EngineState;

  /** Whether it answers for its type and modality when none is named. */
  @Column({ name: 'is_default', type: 'boolean', default: false })
  isDefault!: boolean;

  /** Of the numbers in its index. */
  @Column({ name: 'precision', type: 'text', default: 'single' })
  readonly precision!: VectorPrecision;

  /** How good it is, and on what that was measured. */
  @Column({ name: 'quality', type: 'jsonb', default: () => "'[]'" })
  quality!: readonly EngineQuality[];

  /** The engine whose place it is meant to take. */
  @Column({ name: 'replaces', type: 'uuid', nullable: true })
  readonly replaces!: EngineId | null;

  @ManyToOne(() => EmbeddingEngine, { onDelete: 'SET NULL' })
  @JoinColumn({ name: 'replaces', foreignKeyConstraintName: 'embedding_engine_replaces_fk' })
  readonly replaced?: EmbeddingEngine;

  /** Counts its changes, for `If-Match`. */
  @Column({ name: 'revision', type: 'integer', default: 1 })
  readonly revision!: number;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  readonly createdAt!: Date;
}
