import type { AgreementKind } from '@odr/contracts';
import type { UserId } from '@odr/kernel';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One published version of something people agree to. Append-only; the latest of a kind is in force. */
@Entity('agreement_text')
@Check('agreement_text_kind_check', `kind IN ('dco', 'contribution_terms')`)
@Index('agreement_text_version_key', ['kind', 'version'], { unique: true })
export class AgreementText {
  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'agreement_text_pkey' })
  readonly id!: string;

  @Column({ name: 'kind', type: 'text' })
  readonly kind!: AgreementKind;

  @Column({ name: 'version', type: 'text' })
  readonly version!: string;

  @Column({ name: 'text', type: 'text' })
  readonly text!: string;

  /** Of the text in UTF-8, in hex. */
  @Column({ name: 'sha256', type: 'text' })
  readonly sha256!: string;

  @Column({ name: 'published_at', type: 'timestamptz', default: () => 'now()' })
  readonly publishedAt!: Date;

  /** Null for what came with the software. No foreign key: a text outlives its publisher. */
  @Column({ name: 'published_by', type: 'uuid', nullable: true })
  readonly publishedBy!: UserId | null;
}
