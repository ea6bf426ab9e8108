import type { ContentId } from '@odr/kernel';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Content } from './content.entity.js';

@Entity('content_author')
export class ContentAuthor {
  @PrimaryColumn({ name: 'content_id', type: 'uuid', primaryKeyConstraintName: 'content_author_pkey' })
  readonly contentId!: ContentId;

  /** Order of credit, from 0. */
  @PrimaryColumn({ name: 'position', type: 'smallint', primaryKeyConstraintName: 'content_author_pkey' })
  readonly position!: number;

  @ManyToOne(() => Content, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'content_id', foreignKeyConstraintName: 'content_author_content_fk' })
  readonly content?: Content;

  @Column({ name: 'name', type: 'text' })
  name!: string;

  @Column({ name: 'url', type: 'text', nullable: true })
  url!: string | null;
}
