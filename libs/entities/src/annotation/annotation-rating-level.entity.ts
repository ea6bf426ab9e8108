import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One row: what raters give to a mean annotation, in the mean. */
@Entity('annotation_rating_level')
export class AnnotationRatingLevel {
  @PrimaryColumn({ name: 'id', type: 'boolean', primaryKeyConstraintName: 'annotation_rating_level_pkey' })
  readonly id!: true;

  @Column({ name: 'level', type: 'double precision' })
  level!: number;
}
