import type { AnnotationCause, PatchOperation } from '@odr/contracts';
import type { AnnotationId, AnnotationSourceId, UserId } from '@odr/kernel';
import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { AgreementAcceptance } from '../auth/agreement-acceptance.entity.js';

/**
 * Every value an annotation ever had, append-only (a trigger refuses anything else). What says where a version comes from
 * is null in those written before it was kept.
 */
@Entity('annotation_version')
@Check(
  'annotation_version_sources_check',
  'array_length(source_ids, 1) IS NOT DISTINCT FROM array_length(schema_versions, 1)',
)
@Check('annotation_version_parent_check', 'parent_version < version')
@Check('annotation_version_reverted_check', "(cause = 'reverted') = (reverted_to_version IS NOT NULL)")
export class AnnotationVersion {
  @PrimaryColumn({ name: 'annotation_id', type: 'uuid', primaryKeyConstraintName: 'annotation_version_pkey' })
  readonly annotationId!: AnnotationId;

  @PrimaryColumn({ name: 'version', type: 'integer', primaryKeyConstraintName: 'annotation_version_pkey' })
  readonly version!: number;

  @Column({ name: 'annotation', type: 'jsonb' })
  readonly annotation!: unknown;

  /** The version it was made from; null for the first. */
  @Column({ name: 'parent_version', type: 'integer', nullable: true })
  readonly parentVersion!: number | null;

  /** RFC 6902, from the parent's value to this one; null for the first. */
  @Column({ name: 'patch', type: 'jsonb', nullable: true })
  readonly patch!: readonly PatchOperation[] | null;

  @Column({ name: 'source_ids', type: 'uuid', array: true, nullable: true })
  readonly sourceIds!: readonly AnnotationSourceId[] | null;

  /** Which schema of each source the value was checked under, in the order of `sourceIds`. */
  @Column({ name: 'schema_versions', type: 'integer', array: true, nullable: true })
  readonly schemaVersions!: readonly number[] | null;

  @Column({ name: 'cause', type: 'text', nullable: true })
  readonly cause!: AnnotationCause | null;

  /** Whose value is in force again, where the cause is `reverted`. */
  @Column({ name: 'reverted_to_version', type: 'integer', nullable: true })
  readonly revertedToVersion!: number | null;

  /** Whether a person had changed what was there first, by then. */
  @Column({ name: 'manually_adjusted', type: 'boolean', nullable: true })
  readonly manuallyAdjusted!: boolean | null;

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
