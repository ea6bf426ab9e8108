import type { ContentId, ContentSetId, UserId } from '@odr/kernel';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { ContentSet } from './content-set.entity.js';
import { Content } from './content.entity.js';

/** That a content is in a set. Deleted contents stay in it unseen, so that they are back when they are restored. */
@Entity('content_set_item')
@Index('content_set_item_added_idx', ['setId', 'addedAt', 'contentId'])
@Index('content_set_item_content_idx', ['contentId'])
export class ContentSetItem {
  @PrimaryColumn({ name: 'set_id', type: 'uuid', primaryKeyConstraintName: 'content_set_item_pkey' })
  readonly setId!: ContentSetId;

  @PrimaryColumn({ name: 'content_id', type: 'uuid', primaryKeyConstraintName: 'content_set_item_pkey' })
  readonly contentId!: ContentId;

  @ManyToOne(() => ContentSet, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'set_id', foreignKeyConstraintName: 'content_set_item_set_fk' })
  readonly set?: ContentSet;

  @ManyToOne(() => Content, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'content_id', foreignKeyConstraintName: 'content_set_item_content_fk' })
  readonly content?: Content;

  /** Null once their account is gone. */
  @Column({ name: 'added_by', type: 'uuid', nullable: true })
  readonly addedBy!: UserId | null;

  @Column({ name: 'added_at', type: 'timestamptz', default: () => 'now()' })
  readonly addedAt!: Date;
}
