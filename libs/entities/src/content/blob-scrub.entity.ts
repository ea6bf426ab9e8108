import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How far the scrub of a space of blobs has come: it walks them in the order of their hashes, over and over. */
@Entity('blob_scrub')
export class BlobScrub {
  @PrimaryColumn({ name: 'space', type: 'text', primaryKeyConstraintName: 'blob_scrub_pkey' })
  readonly space!: string;

  /** The last hash that was looked at in this round; empty at its beginning. */
  @Column({ name: 'after_sha256', type: 'text', default: () => `''` })
  afterSha256!: string;

  /** When the round before was finished; null during the first. */
  @Column({ name: 'round_finished_at', type: 'timestamptz', nullable: true })
  roundFinishedAt!: Date | null;

  /** Blobs read in this round. */
  @Column({ name: 'checked', type: 'bigint', default: 0 })
  checked!: string;

  /** Blobs of this round that are missing or have another hash. */
  @Column({ name: 'damaged', type: 'bigint', default: 0 })
  damaged!: string;
}
