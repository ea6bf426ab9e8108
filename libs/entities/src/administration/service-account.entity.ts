import type { TeamId, UserId } from '@odr/kernel';
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, OneToOne, PrimaryColumn } from 'typeorm';
import { UserAccount } from '../auth/user-account.entity.js';
import { Team } from '../teams/team.entity.js';

/** Who answers for a pipeline's account: a person or a team. Neither, once they are gone: then somebody has to be named. */
@Entity('service_account')
@Check('service_account_owner_check', 'num_nonnulls(owner_user_id, owner_team_id) <= 1')
@Index('service_account_owner_user_idx', ['ownerUserId'])
@Index('service_account_owner_team_idx', ['ownerTeamId'])
export class ServiceAccount {
  @PrimaryColumn({ name: 'user_id', type: 'uuid', primaryKeyConstraintName: 'service_account_pkey' })
  readonly userId!: UserId;

  @OneToOne(() => UserAccount, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'service_account_user_fk' })
  readonly user?: UserAccount;

  @Column({ name: 'owner_user_id', type: 'uuid', nullable: true })
  readonly ownerUserId!: UserId | null;

  @ManyToOne(() => UserAccount, { onDelete: 'SET NULL' })
  @JoinColumn({ name: 'owner_user_id', foreignKeyConstraintName: 'service_account_owner_user_fk' })
  readonly ownerUser?: UserAccount;

  @Column({ name: 'owner_team_id', type: 'uuid', nullable: true })
  readonly ownerTeamId!: TeamId | null;

  @ManyToOne(() => Team, { onDelete: 'SET NULL' })
  @JoinColumn({ name: 'owner_team_id', foreignKeyConstraintName: 'service_account_owner_team_fk' })
  readonly ownerTeam?: Team;

  /** The administrator who made it. No foreign key: it outlives them. */
  @Column({ name: 'created_by', type: 'uuid' })
  readonly createdBy!: UserId;
}
