import type { ContentId, EngineId } from '@odr/kernel';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { EmbeddingEngine } from './embedding-engine.entity.js';

/**
 * An answer of an index that waits to be checked. Question and filter may tell of a person, so a row lives for minutes: it is
 * deleted when it is taken up, or when nobody has come for it.
 */
@Entity('search_recall_sample')
@Index('search_recall_sample_created_idx', ['createdAt'])
export class SearchRecallSample {
  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'search_recall_sample_pkey' })
  readonly id!: string;

  @Column({ name: 'engine_id', type: 'uuid' })
  readonly engineId!: EngineId;

  @ManyToOne(() => EmbeddingEngine, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'engine_id', foreignKeyConstraintName: 'search_recall_sample_engine_fk' })
  readonly engine?: EmbeddingEngine;

  @Column({ name: 'embedding', type: 'vector' })
  readonly embedding!: number[];

  /** How many hits were asked for. */
  @Column({ name: 'wanted', type: 'integer' })
  readonly wanted!: number;

  /** The filter as it stood in the statement, over `content c`, its values in the order of their placeholders. */
  @Column({ name: 'condition', type: 'text' })
  readonly condition!: string;

  @Column({ name: 'condition_values', type: 'jsonb' })
  readonly conditionValues!: readonly unknown[];

  @Column({ name: 'answered', type: 'uuid', array: true })
  readonly answered!: readonly ContentId[];

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  readonly createdAt!: Date;
}
