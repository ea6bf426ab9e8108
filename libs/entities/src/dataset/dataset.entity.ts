import type { SetVisibility } from '@odr/contracts';
import type { TeamId, UserId } from '@odr/kernel';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';

import { UserAccount } from '../auth/user-account.entity.js';
import { Team } from '../teams/team.entity.js';

/** What is released under one name: what goes in, and who answers for it. Its versions are what people download. */
@Entity('dataset')
@Unique('dataset_name_key', ['name'])
export class Dataset {
  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'dataset_pkey' })
  readonly id!: string;

  /** Unique; a part of addresses. */
  @Column({ name: 'name', type: 'text' })
  readonly name!: string;

  @Column({ name: 'title', type: 'text' })
  readonly title!: string;

  @Column({ name: 'description', type: 'text', default: () => `''` })
  readonly description!: string;

  /** What goes into a version when nothing else is said: filters, or a set. */
  @Column({ name: 'definition', type: 'jsonb' })
  readonly definition!: Record<string, unknown>;

  /** Under which licences it is released. */
  @Column({ name: 'profile', type: 'text' })
  readonly profile!: string;

  @Column({ name: 'visibility', type: 'text' })
  readonly visibility!: SetVisibility;

  @Column({ name: 'user_id', type: 'uuid' })
  readonly userId!: UserId;

  @ManyToOne(() => UserAccount)
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'dataset_user_fk' })
  readonly user?: UserAccount;

  @Column({ name: 'team_id', type: 'uuid', nullable: true })
  readonly teamId!: TeamId | null;

  @ManyToOne(() => Team, { onDelete: 'SET NULL' })
  @JoinColumn({ name: 'team_id', foreignKeyConstraintName: 'dataset_team_fk' })
  readonly team?: Team;

  /** Counts edits; the ETag of the resource. */
  @Column({ name: 'version', type: 'integer', default: 1 })
  readonly version!: number;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  readonly createdAt!: Date;

  @Column({ name: 'updated_at', type: 'timestamptz', default: () => 'now()' })
  readonly updatedAt!: Date;
}
