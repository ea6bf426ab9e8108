import type { AnnotationSourceId, CampaignId } from '@odr/kernel';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { AnnotationCampaign } from './annotation-campaign.entity.js';
import { AnnotationSource } from './annotation-source.entity.js';

/** A source that every item of a campaign is to be annotated with. */
@Entity('annotation_campaign_source')
export class AnnotationCampaignSource {
  @PrimaryColumn({ name: 'campaign_id', type: 'uuid', primaryKeyConstraintName: 'annotation_campaign_source_pkey' })
  readonly campaignId!: CampaignId;

  @PrimaryColumn({ name: 'source_id', type: 'uuid', primaryKeyConstraintName: 'annotation_campaign_source_pkey' })
  readonly sourceId!: AnnotationSourceId;

  @ManyToOne(() => AnnotationCampaign, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'campaign_id', foreignKeyConstraintName: 'annotation_campaign_source_campaign_fk' })
  readonly campaign?: AnnotationCampaign;

  @ManyToOne(() => AnnotationSource)
  @JoinColumn({ name: 'source_id', foreignKeyConstraintName: 'annotation_campaign_source_source_fk' })
  readonly source?: AnnotationSource;

  /** In the order that they are asked for. */
  @Column({ name: 'position', type: 'smallint' })
  readonly position!: number;
}
