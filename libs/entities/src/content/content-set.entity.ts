import type { ContentSetId, TeamId, UserId } from '@odr/kernel';
import type { SetVisibility } from '@odr/contracts';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { UserAccount } from '../auth/user-account.entity.js';
import { Team } from '../teams/team.entity.js';

/** A list of contents that somebody keeps: for a dataset, for a colleague, for later. */
@Entity('content_set')
@Index('content_set_created_idx', ['createdAt', 'id'])
@Index('content_set_user_idx', ['userId', 'createdAt', 'id'])
@Index('content_set_team_idx', { synchronize: false })
export class ContentSet {
  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'content_set_pkey' })
  readonly id!: ContentSetId;

  @Column({ name: 'name', type: 'text' })
  name!: string;

  @Column({ name: 'description', type: 'text', default: () => `''` })
  description!: string;

  /** private: its owner and its team see it. public: everybody does, of its contents what they may see. */
  @Column({ name: 'visibility', type: 'text' })
  visibility!: SetVisibility;

  @Column({ name: 'user_id', type: 'uuid' })
  readonly userId!: UserId;

  @ManyToOne(() => UserAccount)
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'content_set_user_fk' })
  readonly user?: UserAccount;

  @Column({ name: 'team_id', type: 'uuid', nullable: true })
  teamId!: TeamId | null;

  @ManyToOne(() => Team)
  @JoinColumn({ name: 'team_id', foreignKeyConstraintName: 'content_set_team_fk' })
  readonly team?: Team;

  /** Counts edits of name, description and the like; the ETag of the resource. */
  @Column({ name: 'version', type: 'integer', default: 1 })
  version!: number;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  readonly createdAt!: Date;

  @Column({ name: 'updated_at', type: 'timestamptz', default: () => 'now()' })
  updatedAt!: Date;
}
