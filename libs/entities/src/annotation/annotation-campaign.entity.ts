import type { CampaignState } from '@odr/contracts';
import type { CampaignId, ContentSetId, TeamId, UserId } from '@odr/kernel';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { UserAccount } from '../auth/user-account.entity.js';
import { Team } from '../teams/team.entity.js';

/** Work for several people: every item annotated by so many of them, by more where they disagree. */
@Entity('annotation_campaign')
@Index('annotation_campaign_created_idx', ['createdAt', 'id'])
@Index('annotation_campaign_team_idx', { synchronize: false })
export class AnnotationCampaign {
  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'annotation_campaign_pkey' })
  readonly id!: CampaignId;

  @Column({ name: 'name', type: 'text' })
  name!: string;

  /** What annotators are to keep to, in their words. */
  @Column({ name: 'guideline', type: 'text', default: () => `''` })
  guideline!: string;

  @Column({ name: 'state', type: 'text', default: () => `'draft'` })
  state!: CampaignState;

  @Column({ name: 'people_per_item', type: 'smallint' })
  readonly peoplePerItem!: number;

  /** As many are asked where they disagree; the same number as `peoplePerItem` asks nobody more. */
  @Column({ name: 'most_people_per_item', type: 'smallint' })
  readonly mostPeoplePerItem!: number;

  /** How far apart annotations of one item may be, 0 to 1, before one more person is asked. */
  @Column({ name: 'disagreement_above', type: 'real' })
  readonly disagreementAbove!: number;

  /** How long an item is kept for whoever has it. */
  @Column({ name: 'lease_minutes', type: 'integer' })
  leaseMinutes!: number;

  /** The set its items were taken from, which may have changed since; null for a filter. No reference: sets come and go. */
  @Column({ name: 'set_id', type: 'uuid', nullable: true })
  readonly setId!: ContentSetId | null;

  @Column({ name: 'user_id', type: 'uuid' })
  readonly userId!: UserId;

  @ManyToOne(() => UserAccount)
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'annotation_campaign_user_fk' })
  readonly user?: UserAccount;

  /** Whose contributors annotate, or those of them in annotation_campaign_person. */
  @Column({ name: 'team_id', type: 'uuid', nullable: true })
  readonly teamId!: TeamId | null;

  @ManyToOne(() => Team, { onDelete: 'SET NULL' })
  @JoinColumn({ name: 'team_id', foreignKeyConstraintName: 'annotation_campaign_team_fk' })
  readonly team?: Team;

  /** Whether anybody who may annotate takes part. */
  @Column({ name: 'is_open', type: 'boolean' })
  readonly isOpen!: boolean;

  @Column({ name: 'due_at', type: 'timestamptz', nullable: true })
  dueAt!: Date | null;

  /** Counts edits; the ETag of the resource. */
  @Column({ name: 'version', type: 'integer', default: 1 })
  version!: number;

  @Column({ name: 'started_at', type: 'timestamptz', nullable: true })
  startedAt!: Date | null;

  @Column({ name: 'done_at', type: 'timestamptz', nullable: true })
  doneAt!: Date | null;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  readonly createdAt!: Date;

  @Column({ name: 'updated_at', type: 'timestamptz', default: () => 'now()' })
  updatedAt!: Date;
}
