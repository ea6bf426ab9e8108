import type { EngineId } from '@odr/kernel';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { EmbeddingEngine } from './embedding-engine.entity.js';

/** Something new that an engine is to see soon: so that many make a few batches and not a job each. */
@Entity('embedding_due')
export class EmbeddingDue {
  @PrimaryColumn({ name: 'engine_id', type: 'uuid', primaryKeyConstraintName: 'embedding_due_pkey' })
  readonly engineId!: EngineId;

  /** A content or an annotation, by the engine's type. */
  @PrimaryColumn({ name: 'subject_id', type: 'uuid', primaryKeyConstraintName: 'embedding_due_pkey' })
  readonly subjectId!: string;

  @ManyToOne(() => EmbeddingEngine, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'engine_id', foreignKeyConstraintName: 'embedding_due_engine_fk' })
  readonly engine?: EmbeddingEngine;

  /** Asked for anew, it becomes another: who took it up before has not seen the change. */
  @Column({ name: 'ticket', type: 'uuid' })
  readonly ticket!: string;
}
