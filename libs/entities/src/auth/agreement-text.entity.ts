import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One published version of something people agree to. Append-only; the latest of a kind is in force. */
@Entity('agreement_text')
@Index('agreement_text_version_key', ['kind', 'version'], { unique: true })
export class AgreementText {
  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'agreement_text_pkey' })
  readonly id!: string;

  @Column({ name: 'kind', type: 'text' })
  readonly kind!: string;

  @Column({ name: 'version', type: 'text' })
  readonly version!: string;

  @Column({ name: 'text', type: 'text' })
  readonly text!: string;

  /** Of the text in UTF-8, in hex. */
  @Column({ name: 'sha256', type: 'text' })
  readonly sha256!: string;

  @Column({ name: 'published_at', type: 'timestamptz', default: () => 'now()' })
  readonly publishedAt!: Date;
}
