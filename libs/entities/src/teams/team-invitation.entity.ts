import type { TeamRole } from '@odr/contracts';
import type { InvitationId, TeamId, UserId } from '@odr/kernel';
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { UserAccount } from '../auth/user-account.entity.js';
import { Team } from './team.entity.js';

/** An open invitation; accepting or withdrawing it deletes the row. Of its token only the hash is kept. */
@Entity('team_invitation')
@Index('team_invitation_address_key', ['teamId', 'email'], { unique: true })
@Index('team_invitation_token_key', ['tokenSha256'], { unique: true })
@Index('team_invitation_inviter_idx', ['invitedBy'])
export class TeamInvitation {
  @PrimaryColumn({ name: 'id', type: 'uuid', primaryKeyConstraintName: 'team_invitation_pkey' })
  readonly id!: InvitationId;

  @Column({ name: 'team_id', type: 'uuid' })
  readonly teamId!: TeamId;

  @ManyToOne(() => Team, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'team_id', foreignKeyConstraintName: 'team_invitation_team_fk' })
  readonly team?: Team;

  /** Normalised. */
  @Column({ name: 'email', type: 'text' })
  readonly email!: string;

  @Column({ name: 'role', type: 'text' })
  readonly role!: TeamRole;

  @Column({ name: 'token_sha256', type: 'text' })
  readonly tokenSha256!: string;

  @Column({ name: 'invited_by', type: 'uuid' })
  readonly invitedBy!: UserId;

  @ManyToOne(() => UserAccount, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'invited_by', foreignKeyConstraintName: 'team_invitation_inviter_fk' })
  readonly inviter?: UserAccount;

  @Column({ name: 'created_at', type: 'timestamptz' })
  readonly createdAt!: Date;

  @Column({ name: 'expires_at', type: 'timestamptz' })
  readonly expiresAt!: Date;
}
