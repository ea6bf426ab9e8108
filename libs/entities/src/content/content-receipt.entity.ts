import type { KeptPart } from '@odr/contracts';
import type { ContentId } from '@odr/kernel';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * What processing took out of a file before it was published, append-only: one row each time an item is processed.
 * No foreign key on purpose: what was promised to a contributor outlives the row.
 */
@Entity('content_receipt')
@Index('content_receipt_content_idx', ['contentId', 'id'])
export class ContentReceipt {
  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'content_receipt_pkey' })
  readonly id!: string;

  @Column({ name: 'content_id', type: 'uuid' })
  readonly contentId!: ContentId;

  @Column({ name: 'received_sha256', type: 'text' })
  readonly receivedSha256!: string;

  @Column({ name: 'received_size', type: 'bigint' })
  readonly receivedSize!: string;

  @Column({ name: 'published_sha256', type: 'text' })
  readonly publishedSha256!: string;

  @Column({ name: 'published_size', type: 'bigint' })
  readonly publishedSize!: string;

  /** Of the pixels, which both files have. */
  @Column({ name: 'pixel_sha256', type: 'text' })
  readonly pixelSha256!: string;

  /** Kinds, names of tags and privacy categories; never a value. */
  @Column({ name: 'removed', type: 'jsonb' })
  readonly removed!: readonly Record<string, unknown>[];

  @Column({ name: 'kept', type: 'text', array: true })
  readonly kept!: readonly KeptPart[];

  @Column({ name: 'at', type: 'timestamptz', default: () => 'now()' })
  readonly at!: Date;
}
