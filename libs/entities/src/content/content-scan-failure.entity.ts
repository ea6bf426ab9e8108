import type { ContentId } from '@odr/kernel';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Content } from './content.entity.js';

/** Why a scanner could not look at an item; gone once it could. */
@Entity('content_scan_failure')
export class ContentScanFailure {
  @PrimaryColumn({ name: 'content_id', type: 'uuid', primaryKeyConstraintName: 'content_scan_failure_pkey' })
  readonly contentId!: ContentId;

  @PrimaryColumn({ name: 'scanner', type: 'text', primaryKeyConstraintName: 'content_scan_failure_pkey' })
  readonly scanner!: string;

  @ManyToOne(() => Content, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'content_id', foreignKeyConstraintName: 'content_scan_failure_content_fk' })
  readonly content?: Content;

  /** Of the scanner that failed; another version tries again. */
  @Column({ name: 'version', type: 'text' })
  version!: string;

  /** A problem code. */
  @Column({ name: 'code', type: 'text' })
  code!: string;

  @Column({ name: 'message', type: 'text' })
  message!: string;

  @Column({ name: 'attempts', type: 'integer' })
  attempts!: number;

  @Column({ name: 'failed_at', type: 'timestamptz', default: () => 'now()' })
  failedAt!: Date;
}
