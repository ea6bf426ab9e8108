import type { AnnotationId, ContentId, EngineId } from '@odr/kernel';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Annotation } from '../annotation/annotation.entity.js';
import { Content } from '../content/content.entity.js';
import { EmbeddingEngine } from './embedding-engine.entity.js';

/** The caption of one annotation as seen by one engine. */
@Entity('annotation_embedding')
@Index('annotation_embedding_minilm_idx', { synchronize: false })
@Index('annotation_embedding_content_idx', ['contentId'])
@Index('annotation_embedding_text_idx', ['engineId', 'textSha256'], { where: 'text_sha256 IS NOT NULL' })
@Index('annotation_embedding_engine_idx', ['engineId', 'annotationId'])
export class AnnotationEmbedding {
  @PrimaryColumn({ name: 'annotation_id', type: 'uuid', primaryKeyConstraintName: 'annotation_embedding_pkey' })
  readonly annotationId!: AnnotationId;

  @PrimaryColumn({ name: 'engine_id', type: 'uuid', primaryKeyConstraintName: 'annotation_embedding_pkey' })
  readonly engineId!: EngineId;

  @ManyToOne(() => Annotation, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'annotation_id', foreignKeyConstraintName: 'annotation_embedding_annotation_fk' })
  readonly annotation?: Annotation;

  @ManyToOne(() => EmbeddingEngine, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'engine_id', foreignKeyConstraintName: 'annotation_embedding_engine_fk' })
  readonly engine?: EmbeddingEngine;

  /** The annotated content: what a search for captions has to find. */
  @Column({ name: 'content_id', type: 'uuid' })
  readonly contentId!: ContentId;

  @ManyToOne(() => Content, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'content_id', foreignKeyConstraintName: 'annotation_embedding_content_fk' })
  readonly content?: Content;

  /** Version of the annotation that was embedded; an older one is stale. */
  @Column({ name: 'version', type: 'integer' })
  readonly version!: number;

  /** Null when this version has no caption to embed, so that nobody tries again. */
  @Column({ name: 'embedding', type: 'vector', nullable: true })
  readonly embedding!: number[] | null;

  /** Of the words that were embedded, so that the same words are not computed again. */
  @Column({ name: 'text_sha256', type: 'bytea', nullable: true })
  readonly textSha256!: Buffer | null;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  readonly createdAt!: Date;
}
