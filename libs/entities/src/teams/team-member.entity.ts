import type { TeamRole } from '@odr/contracts';
import type { TeamId, UserId } from '@odr/kernel';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { UserAccount } from '../auth/user-account.entity.js';
import { Team } from './team.entity.js';

@Entity('team_member')
@Index('team_member_user_idx', ['userId'])
export class TeamMember {
  @PrimaryColumn({ name: 'team_id', type: 'uuid', primaryKeyConstraintName: 'team_member_pkey' })
  readonly teamId!: TeamId;

  @PrimaryColumn({ name: 'user_id', type: 'uuid', primaryKeyConstraintName: 'team_member_pkey' })
  readonly userId!: UserId;

  @ManyToOne(() => Team, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'team_id', foreignKeyConstraintName: 'team_member_team_fk' })
  readonly team?: Team;

  @ManyToOne(() => UserAccount, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'team_member_user_fk' })
  readonly user?: UserAccount;

  @Column({ name: 'role', type: 'text' })
  role!: TeamRole;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  readonly createdAt!: Date;
}
