import type { EngineId } from '@odr/kernel';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { EmbeddingEngine } from './embedding-engine.entity.js';

/** What an engine could not embed, and why; gone when it could. */
@Entity('embedding_failure')
export class EmbeddingFailure {
  @PrimaryColumn({ name: 'engine_id', type: 'uuid', primaryKeyConstraintName: 'embedding_failure_pkey' })
  readonly engineId!: EngineId;

  /** A content or an annotation, by the engine's type. */
  @PrimaryColumn({ name: 'subject_id', type: 'uuid', primaryKeyConstraintName: 'embedding_failure_pkey' })
  readonly subjectId!: string;

  @ManyToOne(() => EmbeddingEngine, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'engine_id', foreignKeyConstraintName: 'embedding_failure_engine_fk' })
  readonly engine?: EmbeddingEngine;

  /** A problem code. */
  @Column({ name: 'reason', type: 'text' })
  readonly reason!: string;

  @Column({ name: 'attempts', type: 'integer', default: 1 })
  readonly attempts!: number;

  @Column({ name: 'failed_at', type: 'timestamptz', default: () => 'now()' })
  readonly failedAt!: Date;
}
