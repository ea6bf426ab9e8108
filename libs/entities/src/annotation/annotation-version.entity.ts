import type { AnnotationId, UserId } from '@odr/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';

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
}
