import type { EngineId } from '@odr/kernel';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { EmbeddingEngine } from './embedding-engine.entity.js';

/** How much of what they should have found the answers of an engine's index found on one day, by the sample that was checked. */
@Entity('search_recall')
export class SearchRecall {
  @PrimaryColumn({ name: 'engine_id', type: 'uuid', primaryKeyConstraintName: 'search_recall_pkey' })
  readonly engineId!: EngineId;

  @ManyToOne(() => EmbeddingEngine, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'engine_id', foreignKeyConstraintName: 'search_recall_engine_fk' })
  readonly engine?: EmbeddingEngine;

  /** In UTC. */
  @PrimaryColumn({ name: 'day', type: 'date', primaryKeyConstraintName: 'search_recall_pkey' })
  readonly day!: string;

  /** Answers that were checked. */
  @Column({ name: 'samples', type: 'integer' })
  readonly samples!: number;

  /** Of their recalls, each from 0 to 1. */
  @Column({ name: 'recall_sum', type: 'double precision' })
  readonly recallSum!: number;

  /** Answers with fewer hits than there were. */
  @Column({ name: 'under_filled', type: 'integer' })
  readonly underFilled!: number;

  /** How many answers had a recall of 0 %, 1 % and so on up to 100 %, rounded down: what quantiles are read from. */
  @Column({ name: 'percents', type: 'integer', array: true })
  readonly percents!: readonly number[];
}
