import type { AnnotationId } from '@odr/kernel';
import { Column, Entity, Index, JoinColumn, OneToOne, PrimaryColumn } from 'typeorm';
import { Annotation } from './annotation.entity.js';

/** What the ratings of an annotation come to. */
@Entity('annotation_score')
@Index('annotation_score_stale_idx', { synchronize: false })
export class AnnotationScore {
  @PrimaryColumn({ name: 'annotation_id', type: 'uuid', primaryKeyConstraintName: 'annotation_score_pkey' })
  readonly annotationId!: AnnotationId;

  @OneToOne(() => Annotation, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'annotation_id', foreignKeyConstraintName: 'annotation_score_annotation_fk' })
  readonly annotation?: Annotation;

  @Column({ name: 'ratings', type: 'integer', default: 0 })
  ratings!: number;

  @Column({ name: 'sum', type: 'integer', default: 0 })
  sum!: number;

  /** How good it is, apart from who rated it, on the scale of ratings. */
  @Column({ name: 'merit', type: 'double precision', default: 0 })
  merit!: number;

  /** Whether `merit` is to be computed anew. */
  @Column({ name: 'is_stale', type: 'boolean', default: false })
  isStale!: boolean;
}
