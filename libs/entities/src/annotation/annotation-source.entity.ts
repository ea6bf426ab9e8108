import type { AnnotationSourceType, LicenseVerdict } from '@odr/contracts';
import type { AnnotationSourceId, UserId } from '@odr/kernel';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Who or what annotates: people, a model, a dataset; with the schema its annotations must satisfy. */
@Entity('annotation_source')
@Index('annotation_source_name_key', { synchronize: false })
export class AnnotationSource {
  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'annotation_source_pkey' })
  readonly id!: AnnotationSourceId;

  @Column({ name: 'name', type: 'text' })
  name!: string;

  @Column({ name: 'ecosystem', type: 'text', nullable: true })
  ecosystem!: string | null;

  @Column({ name: 'type', type: 'text' })
  type!: AnnotationSourceType;

  /** JSON Schema 2020-12; json, because forms show properties in the order in which they were written. */
  @Column({ name: 'annotation_schema', type: 'json' })
  annotationSchema!: Record<string, unknown>;

  /** Counts its schemas: which of them `annotationSchema` is. */
  @Column({ name: 'schema_version', type: 'integer', default: 1 })
  schemaVersion!: number;

  /** Counts edits of any kind. */
  @Column({ name: 'version', type: 'integer', default: 1 })
  version!: number;

  @Column({ name: 'license', type: 'text', nullable: true })
  license!: string | null;

  @Column({ name: 'license_url', type: 'text', nullable: true })
  licenseUrl!: string | null;

  @Column({ name: 'license_verdict', type: 'text' })
  licenseVerdict!: LicenseVerdict;

  /** Null for the sources that the system ships. */
  @Column({ name: 'user_id', type: 'uuid', nullable: true })
  readonly userId!: UserId | null;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  readonly createdAt!: Date;

  @Column({ name: 'updated_at', type: 'timestamptz', default: () => 'now()' })
  updatedAt!: Date;
}
