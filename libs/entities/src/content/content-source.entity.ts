import type { ContentSourceType } from '@odr/contracts';
import type { ContentId } from '@odr/kernel';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Content } from './content.entity.js';

/** Where an item came from: a page, a path in a collection, a row of a dataset. */
@Entity('content_source')
@Index('content_source_value_idx', { synchronize: false })
@Index('content_source_content_value_key', { synchronize: false })
export class ContentSource {
  @PrimaryColumn({ name: 'content_id', type: 'uuid', primaryKeyConstraintName: 'content_source_pkey' })
  readonly contentId!: ContentId;

  @PrimaryColumn({ name: 'position', type: 'smallint', primaryKeyConstraintName: 'content_source_pkey' })
  readonly position!: number;

  @ManyToOne(() => Content, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'content_id', foreignKeyConstraintName: 'content_source_content_fk' })
  readonly content?: Content;

  @Column({ name: 'type', type: 'text' })
  type!: ContentSourceType;

  @Column({ name: 'value', type: 'text' })
  value!: string;

  @Column({ name: 'metadata', type: 'jsonb', nullable: true })
  metadata!: Record<string, unknown> | null;
}
