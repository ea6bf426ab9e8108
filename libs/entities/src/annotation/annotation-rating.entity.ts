import type { AnnotationId, UserId } from '@odr/kernel';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { UserAccount } from '../auth/user-account.entity.js';
import { Annotation } from './annotation.entity.js';

/** What one person thinks of one annotation now; what they thought before is in annotation_rating_event. */
@Entity('annotation_rating')
@Index('annotation_rating_user_idx', ['userId'])
export class AnnotationRating {
  @PrimaryColumn({ name: 'annotation_id', type: 'uuid', primaryKeyConstraintName: 'annotation_rating_pkey' })
  readonly annotationId!: AnnotationId;

  @PrimaryColumn({ name: 'user_id', type: 'uuid', primaryKeyConstraintName: 'annotation_rating_pkey' })
  readonly userId!: UserId;

  @ManyToOne(() => Annotation, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'annotation_id', foreignKeyConstraintName: 'annotation_rating_annotation_fk' })
  readonly annotation?: Annotation;

  @ManyToOne(() => UserAccount)
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'annotation_rating_user_fk' })
  readonly user?: UserAccount;

  /** 0 to 10. */
  @Column({ name: 'rating', type: 'smallint' })
  rating!: number;

  @Column({ name: 'reason', type: 'text', nullable: true })
  reason!: string | null;

  /** Of the annotation, as they saw it. */
  @Column({ name: 'version', type: 'integer' })
  version!: number;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  readonly createdAt!: Date;

  @Column({ name: 'updated_at', type: 'timestamptz', default: () => 'now()' })
  updatedAt!: Date;
}
