import type { CampaignId, CampaignItemId, ContentId } from '@odr/kernel';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { Content } from '../content/content.entity.js';
import { AnnotationCampaign } from './annotation-campaign.entity.js';

/** One content of a campaign. Its row is what callers of `next` lock, so all they decide by stands in it. */
@Entity('annotation_campaign_item')
@Index('annotation_campaign_item_content_key', ['campaignId', 'contentId'], { unique: true })
@Index('annotation_campaign_item_free_idx', { synchronize: false })
@Index('annotation_campaign_item_unfinished_idx', { synchronize: false })
@Index('annotation_campaign_item_content_idx', ['contentId'])
export class AnnotationCampaignItem {
  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'annotation_campaign_item_pkey' })
  readonly id!: CampaignItemId;

  @Column({ name: 'campaign_id', type: 'uuid' })
  readonly campaignId!: CampaignId;

  @ManyToOne(() => AnnotationCampaign, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'campaign_id', foreignKeyConstraintName: 'annotation_campaign_item_campaign_fk' })
  readonly campaign?: AnnotationCampaign;

  @Column({ name: 'content_id', type: 'uuid' })
  readonly contentId!: ContentId;

  @ManyToOne(() => Content, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'content_id', foreignKeyConstraintName: 'annotation_campaign_item_content_fk' })
  readonly content?: Content;

  /** The order in which items are handed out. */
  @Column({ name: 'position', type: 'integer' })
  readonly position!: number;

  /** How many people it needs: one more each time they disagree. */
  @Column({ name: 'wanted', type: 'smallint' })
  wanted!: number;

  /** `wanted`, less those who have submitted or have it in hand. Never below zero, or somebody would have been asked in vain. */
  @Column({ name: 'free_places', type: 'smallint' })
  freePlaces!: number;

  @Column({ name: 'submitted', type: 'smallint', default: 0 })
  submitted!: number;

  /** How far apart what was submitted is, 0 to 1; null while there is nothing to compare. */
  @Column({ name: 'disagreement', type: 'real', nullable: true })
  disagreement!: number | null;

  @Column({ name: 'finished_at', type: 'timestamptz', nullable: true })
  finishedAt!: Date | null;
}
