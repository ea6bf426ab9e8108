import type { ContentId } from '@odr/kernel';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Content } from './content.entity.js';

/** The latest result of one scanner on one item. */
@Entity('content_scan')
export class ContentScan {
  @PrimaryColumn({ name: 'content_id', type: 'uuid', primaryKeyConstraintName: 'content_scan_pkey' })
  readonly contentId!: ContentId;

  /** nsfw, accessibility, … */
  @PrimaryColumn({ name: 'scanner', type: 'text', primaryKeyConstraintName: 'content_scan_pkey' })
  readonly scanner!: string;

  @ManyToOne(() => Content, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'content_id', foreignKeyConstraintName: 'content_scan_content_fk' })
  readonly content?: Content;

  @Column({ name: 'version', type: 'text' })
  version!: string;

  @Column({ name: 'findings', type: 'jsonb' })
  findings!: Record<string, unknown>;

  @Column({ name: 'scanned_at', type: 'timestamptz', default: () => 'now()' })
  scannedAt!: Date;
}
