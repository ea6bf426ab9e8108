import type { AnnotationId, UserId } from '@odr/kernel';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** Every rating that was ever given, changed or taken back; append-only (a trigger refuses anything else). */
@Entity('annotation_rating_event')
@Index('annotation_rating_event_annotation_idx', ['annotationId', 'id'])
export class AnnotationRatingEvent {
  @PrimaryGeneratedColumn('identity', {
    name: 'id',
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'annotation_rating_event_pkey',
  })
  readonly id!: string;

  @Column({ name: 'annotation_id', type: 'uuid' })
  readonly annotationId!: AnnotationId;

  @Column({ name: 'user_id', type: 'uuid' })
  readonly userId!: UserId;

  /** Null when it was taken back. */
  @Column({ name: 'rating', type: 'smallint', nullable: true })
  readonly rating!: number | null;

  @Column({ name: 'reason', type: 'text', nullable: true })
  readonly reason!: string | null;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  readonly createdAt!: Date;
}
