import type { ContentId } from '@odr/kernel';
import { Column, Entity, Index, JoinColumn, OneToOne, PrimaryColumn } from 'typeorm';
import { Content } from '../content/content.entity.js';

/** Everything that is said of a content, prepared for full-text search. Rebuilt from its sources by a job. */
@Entity('search_document')
@Index('search_document_words_idx', { synchronize: false })
export class SearchDocument {
  @PrimaryColumn({ name: 'content_id', type: 'uuid', primaryKeyConstraintName: 'search_document_pkey' })
  readonly contentId!: ContentId;

  @OneToOne(() => Content, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'content_id', foreignKeyConstraintName: 'search_document_content_fk' })
  readonly content?: Content;

  /** Captions and tags as people read them: what highlights are cut from. */
  @Column({ name: 'body', type: 'text' })
  readonly body!: string;

  /** Name (A), captions and tags (B), alternative text and authors (C), text in the picture (D). */
  @Column({ name: 'words', type: 'tsvector', select: false })
  readonly words!: string;

  @Column({ name: 'indexed_at', type: 'timestamptz', default: () => 'now()' })
  readonly indexedAt!: Date;
}
