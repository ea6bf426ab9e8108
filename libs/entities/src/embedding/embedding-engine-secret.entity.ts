import type { EngineId } from '@odr/kernel';
import { Column, Entity, JoinColumn, OneToOne, PrimaryColumn } from 'typeorm';
import { EmbeddingEngine } from './embedding-engine.entity.js';

/** The credential of an engine's endpoint, sealed. Apart from the engine, so that nobody reads it who reads engines. */
@Entity('embedding_engine_secret')
export class EmbeddingEngineSecret {
  @PrimaryColumn({ name: 'engine_id', type: 'uuid', primaryKeyConstraintName: 'embedding_engine_secret_pkey' })
  readonly engineId!: EngineId;

  @OneToOne(() => EmbeddingEngine, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'engine_id', foreignKeyConstraintName: 'embedding_engine_secret_engine_fk' })
  readonly engine?: EmbeddingEngine;

  @Column({ name: 'sealed', type: 'text' })
  readonly sealed!: string;
}
