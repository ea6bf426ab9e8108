import type { AnnotationId, AnnotationSourceId } from '@odr/kernel';
import { Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Annotation } from './annotation.entity.js';
import { AnnotationSource } from './annotation-source.entity.js';

@Entity('annotation_source_link')
@Index('annotation_source_link_source_annotation_idx', ['sourceId', 'annotationId'])
export class AnnotationSourceLink {
  @PrimaryColumn({ name: 'annotation_id', type: 'uuid', primaryKeyConstraintName: 'annotation_source_link_pkey' })
  readonly annotationId!: AnnotationId;

  @PrimaryColumn({ name: 'source_id', type: 'uuid', primaryKeyConstraintName: 'annotation_source_link_pkey' })
  readonly sourceId!: AnnotationSourceId;

  @ManyToOne(() => Annotation, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'annotation_id', foreignKeyConstraintName: 'annotation_source_link_annotation_fk' })
  readonly annotation?: Annotation;

  @ManyToOne(() => AnnotationSource)
  @JoinColumn({ name: 'source_id', foreignKeyConstraintName: 'annotation_source_link_source_fk' })
  readonly source?: AnnotationSource;
}
