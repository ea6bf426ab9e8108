import type { ContentId } from '@odr/kernel';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Content } from './content.entity.js';

/** A rendition made from an item: its bytes lie in the published store under `sha256`. */
@Entity('content_derivative')
@Index('content_derivative_sha256_idx', ['sha256'])
export class ContentDerivative {
  @PrimaryColumn({ name: 'content_id', type: 'uuid', primaryKeyConstraintName: 'content_derivative_pkey' })
  readonly contentId!: ContentId;

  /** original (cleaned), preview (1440 px), thumbnail (320 px), web and web_avif (full size) */
  @PrimaryColumn({ name: 'variant', type: 'text', primaryKeyConstraintName: 'content_derivative_pkey' })
  readonly variant!: string;

  @ManyToOne(() => Content, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'content_id', foreignKeyConstraintName: 'content_derivative_content_fk' })
  readonly content?: Content;

  @Column({ name: 'sha256', type: 'text' })
  sha256!: string;

  /** Media type, as it is served. */
  @Column({ name: 'media_type', type: 'text' })
  mediaType!: string;

  @Column({ name: 'size', type: 'bigint' })
  size!: string;

  @Column({ name: 'width', type: 'integer' })
  width!: number;

  @Column({ name: 'height', type: 'integer' })
  height!: number;

  /** What made it; empty for the original. */
  @Column({ name: 'recipe', type: 'text', default: () => `''` })
  recipe!: string;
}
