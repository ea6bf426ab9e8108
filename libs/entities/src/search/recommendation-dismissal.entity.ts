import type { ContentId, UserId } from '@odr/kernel';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Content } from '../content/content.entity.js';

/** That somebody does not want to be shown a picture among recommendations again. */
@Entity('recommendation_dismissal')
@Index('recommendation_dismissal_content_idx', ['contentId'])
export class RecommendationDismissal {
  @PrimaryColumn({ name: 'user_id', type: 'uuid', primaryKeyConstraintName: 'recommendation_dismissal_pkey' })
  readonly userId!: UserId;

  @PrimaryColumn({ name: 'content_id', type: 'uuid', primaryKeyConstraintName: 'recommendation_dismissal_pkey' })
  readonly contentId!: ContentId;

  // By name: users are `auth`'s, which this module does not know.
  @ManyToOne('UserAccount', { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'recommendation_dismissal_user_fk' })
  readonly user?: unknown;

  @ManyToOne(() => Content, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'content_id', foreignKeyConstraintName: 'recommendation_dismissal_content_fk' })
  readonly content?: Content;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  readonly createdAt!: Date;
}
