import type { ContentId, EngineId } from '@odr/kernel';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Content } from '../content/content.entity.js';
import { EmbeddingEngine } from './embedding-engine.entity.js';

/** One content as seen by one engine. Each engine has its own partial HNSW index over the cast to its dimension. */
@Entity('content_embedding')
@Index('content_embedding_mobilenet_idx', { synchronize: false })
@Index('content_embedding_engine_idx', ['engineId', 'contentId'])
export class ContentEmbedding {
  @PrimaryColumn({ name: 'content_id', type: 'uuid', primaryKeyConstraintName: 'content_embedding_pkey' })
  readonly contentId!: ContentId;

  @PrimaryColumn({ name: 'engine_id', type: 'uuid', primaryKeyConstraintName: 'content_embedding_pkey' })
  readonly engineId!: EngineId;

  @ManyToOne(() => Content, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'content_id', foreignKeyConstraintName: 'content_embedding_content_fk' })
  readonly content?: Content;

  @ManyToOne(() => EmbeddingEngine, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'engine_id', foreignKeyConstraintName: 'content_embedding_engine_fk' })
  readonly engine?: EmbeddingEngine;

  /** Unit vector of the engine's dimension; the column has no dimension of its own, so engines can differ. */
  @Column({ name: 'embedding', type: 'vector' })
  readonly embedding!: number[];

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  readonly createdAt!: Date;
}
