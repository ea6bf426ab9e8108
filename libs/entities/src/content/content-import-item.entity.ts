import type { ImportItemState } from '@odr/contracts';
import type { ContentId, ImportId } from '@odr/kernel';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { ContentImport } from './content-import.entity.js';
import { Content } from './content.entity.js';

/** One thing in an import: first a plan, then what became of it. */
@Entity('content_import_item')
@Index('content_import_item_state_idx', ['importId', 'state', 'position'])
@Index('content_import_item_key_idx', { synchronize: false })
@Index('content_import_item_content_idx', { synchronize: false })
export class ContentImportItem {
  @PrimaryColumn({ name: 'import_id', type: 'uuid', primaryKeyConstraintName: 'content_import_item_pkey' })
  readonly importId!: ImportId;

  /** From 0, in the order of the source. bigint arrives from the driver as a string. */
  @PrimaryColumn({ name: 'position', type: 'bigint', primaryKeyConstraintName: 'content_import_item_pkey' })
  readonly position!: string;

  @ManyToOne(() => ContentImport, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'import_id', foreignKeyConstraintName: 'content_import_item_import_fk' })
  readonly import?: ContentImport;

  /** What it is called where it comes from. */
  @Column({ name: 'key', type: 'text' })
  readonly key!: string;

  @Column({ name: 'file_name', type: 'text' })
  readonly fileName!: string;

  /** How the source finds the bytes. */
  @Column({ name: 'locator', type: 'jsonb' })
  readonly locator!: Record<string, unknown>;

  @Column({ name: 'description', type: 'jsonb', default: () => `'{}'::jsonb` })
  description!: Record<string, unknown>;

  @Column({ name: 'captions', type: 'jsonb', nullable: true })
  captions!: Record<string, unknown>[] | null;

  @Column({ name: 'state', type: 'text' })
  state!: ImportItemState;

  /** What it became, or was here already. */
  @Column({ name: 'content_id', type: 'uuid', nullable: true })
  contentId!: ContentId | null;

  @ManyToOne(() => Content, { onDelete: 'SET NULL' })
  @JoinColumn({ name: 'content_id', foreignKeyConstraintName: 'content_import_item_content_fk' })
  readonly content?: Content;

  /** Why it failed or was skipped. */
  @Column({ name: 'code', type: 'text', nullable: true })
  code!: string | null;

  @Column({ name: 'detail', type: 'text', nullable: true })
  detail!: string | null;

  @Column({ name: 'attempts', type: 'smallint', default: 0 })
  attempts!: number;

  /** Its source asked to be left alone until then. */
  @Column({ name: 'not_before', type: 'timestamptz', nullable: true })
  notBefore!: Date | null;

  /** How long fetching and taking in took, the last time. */
  @Column({ name: 'took_ms', type: 'integer', nullable: true })
  tookMs!: number | null;

  @Column({ name: 'ended_at', type: 'timestamptz', nullable: true })
  endedAt!: Date | null;
}
