import type { ContentId } from '@odr/kernel';
import { Column, Entity, Index, JoinColumn, OneToOne, PrimaryColumn } from 'typeorm';
import { Content } from '../content/content.entity.js';

/** Everything that is said of a content, prepared for full-text search. Rebuilt from its sources by a job. */
@Entity('search_document')
@Index('search_document_words_idx', { synchronize: false })
@Index('search_document_edition_idx', ['edition'])
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

  /** How long it is, each word as heavy as its field; see `search_length()`. */
  @Column({ name: 'length', type: 'real', default: 0 })
  readonly length!: number;

  /** What its words were made with: names of PostgreSQL's configurations for full text. */
  @Column({ name: 'configurations', type: 'text', array: true, default: () => `'{english}'::text[]` })
  readonly configurations!: readonly string[];

  /** Which edition of the rules it was made by; one of an older edition is made anew in the background. */
  @Column({ name: 'edition', type: 'smallint', default: 1 })
  readonly edition!: number;

  @Column({ name: 'indexed_at', type: 'timestamptz', default: () => 'now()' })
  readonly indexedAt!: Date;
}
