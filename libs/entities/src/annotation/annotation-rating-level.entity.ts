import type { AnnotationId } from '@odr/kernel';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One row: what corrections of ratings go by. */
@Entity('annotation_rating_level')
export class AnnotationRatingLevel {
  @PrimaryColumn({ name: 'id', type: 'boolean', primaryKeyConstraintName: 'annotation_rating_level_pkey' })
  readonly id!: true;

  /** Mean of all ratings. */
  @Column({ name: 'level', type: 'double precision' })
  level!: number;

  /** So many ratings at the level are counted in for every annotation. */
  @Column({ name: 'item_prior', type: 'double precision', default: 0 })
  itemPrior!: number;

  /** So many ratings without any habit are counted in for every rater. */
  @Column({ name: 'rater_prior', type: 'double precision', default: 1e9 })
  raterPrior!: number;

  /** Variance between annotations; null, as the other two, while nothing is known of it. */
  @Column({ name: 'annotation_variance', type: 'double precision', nullable: true })
  annotationVariance!: number | null;

  @Column({ name: 'rater_variance', type: 'double precision', nullable: true })
  raterVariance!: number | null;

  @Column({ name: 'chance_variance', type: 'double precision', nullable: true })
  chanceVariance!: number | null;

  /** How many ratings there were when this was estimated, and the last of their events. */
  @Column({ name: 'ratings', type: 'integer', default: 0 })
  ratings!: number;

  @Column({ name: 'last_event', type: 'bigint', default: 0 })
  lastEvent!: string;

  /** Annotations up to this one have been marked to follow this estimate; null when all are. */
  @Column({ name: 'marked_to', type: 'uuid', nullable: true })
  markedTo!: AnnotationId | null;
}
