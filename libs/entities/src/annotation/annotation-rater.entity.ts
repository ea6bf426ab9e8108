import type { UserId } from '@odr/kernel';
import { Column, Entity, Index, JoinColumn, OneToOne, PrimaryColumn } from 'typeorm';
import { UserAccount } from '../auth/user-account.entity.js';

/** How somebody uses the scale of ratings. */
@Entity('annotation_rater')
@Index('annotation_rater_moved_idx', { synchronize: false })
export class AnnotationRater {
  @PrimaryColumn({ name: 'user_id', type: 'uuid', primaryKeyConstraintName: 'annotation_rater_pkey' })
  readonly userId!: UserId;

  @OneToOne(() => UserAccount)
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'annotation_rater_user_fk' })
  readonly user?: UserAccount;

  @Column({ name: 'ratings', type: 'integer' })
  ratings!: number;

  /** Sum of their ratings, each less the merit of what was rated. */
  @Column({ name: 'residual_sum', type: 'double precision' })
  residualSum!: number;

  /** So many ratings without any habit are counted in: their habit is `residual_sum / (ratings + prior)`. */
  @Column({ name: 'prior', type: 'double precision' })
  prior!: number;

  /** Their habit as the merits were computed with. */
  @Column({ name: 'applied', type: 'double precision', default: 0 })
  applied!: number;
}
