import type { ContentId, Id } from '@odr/kernel';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { ContentBulkEdit } from './content-bulk-edit.entity.js';
import { Content } from './content.entity.js';

/** What a bulk edit did to one item, with what is needed to take it back. Written in the transaction that changed the item. */
@Entity('content_bulk_edit_item')
@Index('content_bulk_edit_item_content_idx', ['contentId'])
export class ContentBulkEditItem {
  @PrimaryColumn({ name: 'bulk_edit_id', type: 'uuid', primaryKeyConstraintName: 'content_bulk_edit_item_pkey' })
  readonly bulkEditId!: Id<'BulkEdit'>;

  /** Place in the selection, from 0. */
  @PrimaryColumn({ name: 'position', type: 'smallint', primaryKeyConstraintName: 'content_bulk_edit_item_pkey' })
  readonly position!: number;

  @ManyToOne(() => ContentBulkEdit, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'bulk_edit_id', foreignKeyConstraintName: 'content_bulk_edit_item_edit_fk' })
  readonly bulkEdit?: ContentBulkEdit;

  @Column({ name: 'content_id', type: 'uuid' })
  readonly contentId!: ContentId;

  @ManyToOne(() => Content, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'content_id', foreignKeyConstraintName: 'content_bulk_edit_item_content_fk' })
  readonly content?: Content;

  /** changed, unchanged, refused */
  @Column({ name: 'outcome', type: 'text' })
  readonly outcome!: string;

  /** Of a refusal: a problem code. */
  @Column({ name: 'code', type: 'text', nullable: true })
  readonly code!: string | null;

  @Column({ name: 'detail', type: 'text', nullable: true })
  readonly detail!: string | null;

  /** The changed fields as they were. */
  @Column({ name: 'before', type: 'jsonb', nullable: true })
  readonly before!: Record<string, unknown> | null;

  /** The changed fields as the edit left them. */
  @Column({ name: 'after', type: 'jsonb', nullable: true })
  readonly after!: Record<string, unknown> | null;

  /** restored, edited_since, gone, refused; null while the edit stands */
  @Column({ name: 'undo_outcome', type: 'text', nullable: true })
  undoOutcome!: string | null;
}
