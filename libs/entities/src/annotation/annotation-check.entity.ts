import type { AnnotationId, AnnotationSourceId, FieldError } from '@odr/kernel';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Annotation } from './annotation.entity.js';
import { AnnotationSource } from './annotation-source.entity.js';

/** What the last re-validation found: whether a version of an annotation satisfies a version of its source's schema. */
@Entity('annotation_check')
@Index('annotation_check_invalid_idx', { synchronize: false })
export class AnnotationCheck {
  @PrimaryColumn({ name: 'annotation_id', type: 'uuid', primaryKeyConstraintName: 'annotation_check_pkey' })
  readonly annotationId!: AnnotationId;

  @ManyToOne(() => Annotation, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'annotation_id', foreignKeyConstraintName: 'annotation_check_annotation_fk' })
  readonly annotation?: Annotation;

  @PrimaryColumn({ name: 'source_id', type: 'uuid', primaryKeyConstraintName: 'annotation_check_pkey' })
  readonly sourceId!: AnnotationSourceId;

  @ManyToOne(() => AnnotationSource, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'source_id', foreignKeyConstraintName: 'annotation_check_source_fk' })
  readonly source?: AnnotationSource;

  /** The outcome holds for this version of the annotation only; an edit was checked when it was written. */
  @Column({ name: 'annotation_version', type: 'integer' })
  readonly annotationVersion!: number;

  @Column({ name: 'schema_version', type: 'integer' })
  readonly schemaVersion!: number;

  @Column({ name: 'is_valid', type: 'boolean' })
  readonly isValid!: boolean;

  /** Which paths break which rules; null for a valid one. */
  @Column({ name: 'errors', type: 'jsonb', nullable: true })
  readonly errors!: readonly FieldError[] | null;

  @Column({ name: 'checked_at', type: 'timestamptz', default: () => 'now()' })
  readonly checkedAt!: Date;
}
