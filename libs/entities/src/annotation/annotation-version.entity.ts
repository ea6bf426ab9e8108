import type { AnnotationId, UserId } from '@odr/kernel';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { AgreementAcceptance } from '../auth/agreement-acceptance.entity.js';

/** Every value an annotation ever had, append-only (a trigger refuses anything else). */
@Entity('annotation_version')
export class AnnotationVersion {
  @PrimaryColumn({ name: 'annotation_id', type: 'uuid', primaryKeyConstraintName: 'annotation_version_pkey' })
  readonly annotationId!: AnnotationId;

  @PrimaryColumn({ name: 'version', type: 'integer', primaryKeyConstraintName: 'annotation_version_pkey' })
  readonly version!: number;

  @Column({ name: 'annotation', type: 'jsonb' })
  readonly annotation!: unknown;

  @Column({ name: 'user_id', type: 'uuid' })
  readonly userId!: UserId;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  readonly createdAt!: Date;

  /** Which acceptance of the Developer Certificate of Origin its author gave it under. */
  @Column({ name: 'agreement_acceptance_id', type: 'uuid', nullable: true })
  readonly agreementAcceptanceId!: string | null;

  @ManyToOne(() => AgreementAcceptance)
  @JoinColumn({
    name: 'agreement_acceptance_id',
    foreignKeyConstraintName: 'annotation_version_agreement_acceptance_fk',
  })
  readonly agreementAcceptance?: AgreementAcceptance;

  /** Which acceptance of the contribution terms; null where there were none. */
  @Column({ name: 'terms_acceptance_id', type: 'uuid', nullable: true })
  readonly termsAcceptanceId!: string | null;

  @ManyToOne(() => AgreementAcceptance)
  @JoinColumn({ name: 'terms_acceptance_id', foreignKeyConstraintName: 'annotation_version_terms_acceptance_fk' })
  readonly termsAcceptance?: AgreementAcceptance;
}
