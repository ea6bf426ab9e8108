import type { CleanedOutcome } from '@odr/contracts';
import type { AnnotationId, CleaningId } from '@odr/kernel';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { AnnotationCleaning } from './annotation-cleaning.entity.js';
import { Annotation } from './annotation.entity.js';

/** What a cleaning made of one annotation; what it left alone has none. */
@Entity('annotation_cleaning_item')
@Index('annotation_cleaning_item_annotation_idx', ['annotationId'])
export class AnnotationCleaningItem {
  @PrimaryColumn({ name: 'cleaning_id', type: 'uuid', primaryKeyConstraintName: 'annotation_cleaning_item_pkey' })
  readonly cleaningId!: CleaningId;

  @ManyToOne(() => AnnotationCleaning, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'cleaning_id', foreignKeyConstraintName: 'annotation_cleaning_item_cleaning_fk' })
  readonly cleaning?: AnnotationCleaning;

  @PrimaryColumn({ name: 'annotation_id', type: 'uuid', primaryKeyConstraintName: 'annotation_cleaning_item_pkey' })
  readonly annotationId!: AnnotationId;

  @ManyToOne(() => Annotation, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'annotation_id', foreignKeyConstraintName: 'annotation_cleaning_item_annotation_fk' })
  readonly annotation?: Annotation;

  /** The one that cleaning made; null where it was refused. */
  @Column({ name: 'version', type: 'integer', nullable: true })
  readonly version!: number | null;

  @Column({ name: 'outcome', type: 'text' })
  readonly outcome!: CleanedOutcome;

  @Column({ name: 'code', type: 'text', nullable: true })
  readonly code!: string | null;
}
