import type { ContentId, UserId } from '@odr/kernel';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * Who said under which licence an item stands, where, when and how it came to be known. Append-only; no foreign key on
 * purpose: licences are irrevocable, and dated evidence is the defence when a source says something else later.
 */
@Entity('license_evidence')
@Index('license_evidence_content_idx', ['contentId', 'id'])
export class LicenseEvidence {
  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'license_evidence_pkey' })
  readonly id!: string;

  @Column({ name: 'content_id', type: 'uuid' })
  readonly contentId!: ContentId;

  /** SPDX expression as it was understood; null where it could not be. */
  @Column({ name: 'license', type: 'text', nullable: true })
  readonly license!: string | null;

  /** In the words that were used. */
  @Column({ name: 'claim', type: 'text', nullable: true })
  readonly claim!: string | null;

  @Column({ name: 'license_url', type: 'text', nullable: true })
  readonly licenseUrl!: string | null;

  /** Where it was said. */
  @Column({ name: 'source_url', type: 'text', nullable: true })
  readonly sourceUrl!: string | null;

  /** declaration, metadata, http or review */
  @Column({ name: 'method', type: 'text' })
  readonly method!: string;

  /** Who declared it, or looked; null when the system read it by itself. */
  @Column({ name: 'observed_by', type: 'uuid', nullable: true })
  readonly observedBy!: UserId | null;

  /** The declaration or answer itself. */
  @Column({ name: 'snapshot', type: 'jsonb' })
  readonly snapshot!: Record<string, unknown>;

  /** Of the snapshot as PostgreSQL writes it. Hex. */
  @Column({ name: 'snapshot_sha256', type: 'text' })
  readonly snapshotSha256!: string;

  @Column({ name: 'observed_at', type: 'timestamptz', default: () => 'now()' })
  readonly observedAt!: Date;
}
