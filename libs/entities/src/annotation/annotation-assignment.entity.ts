import type { AssignmentState } from '@odr/contracts';
import type { AssignmentId, CampaignId, CampaignItemId, ContentId, UserId } from '@odr/kernel';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { UserAccount } from '../auth/user-account.entity.js';
import { AnnotationCampaignItem } from './annotation-campaign-item.entity.js';

/** One item of a campaign in the hands of one person: one row for the two, however often they come back to it. */
@Entity('annotation_assignment')
@Index('annotation_assignment_item_user_key', ['itemId', 'userId'], { unique: true })
@Index('annotation_assignment_open_key', { synchronize: false })
@Index('annotation_assignment_lease_idx', { synchronize: false })
@Index('annotation_assignment_held_idx', { synchronize: false })
@Index('annotation_assignment_submitted_idx', { synchronize: false })
@Index('annotation_assignment_position_idx', ['campaignId', 'userId', 'position'])
export class AnnotationAssignment {
  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'annotation_assignment_pkey' })
  readonly id!: AssignmentId;

  @Column({ name: 'item_id', type: 'uuid' })
  readonly itemId!: CampaignItemId;

  @ManyToOne(() => AnnotationCampaignItem, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'item_id', foreignKeyConstraintName: 'annotation_assignment_item_fk' })
  readonly item?: AnnotationCampaignItem;

  /** As in the item; here for the indexes. */
  @Column({ name: 'campaign_id', type: 'uuid' })
  readonly campaignId!: CampaignId;

  @Column({ name: 'content_id', type: 'uuid' })
  readonly contentId!: ContentId;

  @Column({ name: 'position', type: 'integer' })
  readonly position!: number;

  @Column({ name: 'user_id', type: 'uuid' })
  readonly userId!: UserId;

  @ManyToOne(() => UserAccount)
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'annotation_assignment_user_fk' })
  readonly user?: UserAccount;

  @Column({ name: 'state', type: 'text' })
  state!: AssignmentState;

  @Column({ name: 'skip_reason', type: 'text', nullable: true })
  skipReason!: string | null;

  /** When they got it, the last time. */
  @Column({ name: 'assigned_at', type: 'timestamptz', default: () => 'now()' })
  assignedAt!: Date;

  @Column({ name: 'lease_expires_at', type: 'timestamptz' })
  leaseExpiresAt!: Date;

  @Column({ name: 'submitted_at', type: 'timestamptz', nullable: true })
  submittedAt!: Date | null;
}
