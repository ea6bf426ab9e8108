import type { CampaignId, UserId } from '@odr/kernel';
import { Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { UserAccount } from '../auth/user-account.entity.js';
import { AnnotationCampaign } from './annotation-campaign.entity.js';

/** Somebody a campaign is for. A campaign without any is for its whole team. */
@Entity('annotation_campaign_person')
@Index('annotation_campaign_person_user_idx', ['userId'])
export class AnnotationCampaignPerson {
  @PrimaryColumn({ name: 'campaign_id', type: 'uuid', primaryKeyConstraintName: 'annotation_campaign_person_pkey' })
  readonly campaignId!: CampaignId;

  @PrimaryColumn({ name: 'user_id', type: 'uuid', primaryKeyConstraintName: 'annotation_campaign_person_pkey' })
  readonly userId!: UserId;

  @ManyToOne(() => AnnotationCampaign, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'campaign_id', foreignKeyConstraintName: 'annotation_campaign_person_campaign_fk' })
  readonly campaign?: AnnotationCampaign;

  @ManyToOne(() => UserAccount, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'annotation_campaign_person_user_fk' })
  readonly user?: UserAccount;
}
