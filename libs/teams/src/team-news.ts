import type { TeamRole } from '@odr/contracts';
import type { TeamId, UserId } from '@odr/kernel';
import { LetterBox, Notices } from '@odr/notification';
import { publicUrl } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { TeamRepository } from './team.repository.js';

/** Tells people what a change to a team means to them, in its transaction. Nobody is told what they did themselves. */
@Injectable()
export class TeamNews {
  constructor(
    private readonly teams: TeamRepository,
    private readonly letters: LetterBox,
    private readonly notices: Notices,
  ) {}

  /** The link is in the letter only: whoever has an account is told too, but notices keep no secrets. */
  async invited(
    { teamId, email, role, invitedBy, expiresAt }: InvitationNews,
    token: string,
    account: UserId | undefined,
  ): Promise<void> {
    const { teamName, userName } = await this.teams.names(teamId, invitedBy);
    const said = { teamName, role, invitedBy: userName };
    const link = publicUrl(`/invitations/${token}`);
    await this.letters.post('team_invitation', { email }, { ...said, link, expiresAt: expiresAt.toISOString() });
    if (account !== undefined) await this.notices.tell('team.invited', [account], said);
  }

  /** To those who look after the team. */
  async joined(teamId: TeamId, member: UserId): Promise<void> {
    const { teamName, userName } = await this.teams.names(teamId, member);
    const readers = (await this.teams.thoseWhoLookAfter(teamId)).filter((id) => id !== member);
    await this.notices.tell('team.joined', readers, { teamId, teamName, member: userName });
  }

  /** To the member, also when they were added in this role. */
  async roleChanged(teamId: TeamId, member: UserId, role: TeamRole, by: UserId): Promise<void> {
    if (member === by) return;
    const { teamName } = await this.teams.names(teamId, member);
    await this.notices.tell('team.role_changed', [member], { teamId, teamName, role });
  }

  async removed(teamId: TeamId, member: UserId, by: UserId): Promise<void> {
    if (member === by) return;
    const { teamName } = await this.teams.names(teamId, member);
    await this.notices.tell('team.removed', [member], { teamName });
  }

  /** Call it while the team is still there. */
  async deleted(teamId: TeamId, by: UserId): Promise<void> {
    const { teamName } = await this.teams.names(teamId, by);
    const readers = (await this.teams.members(teamId)).filter((id) => id !== by);
    await this.notices.tell('team.deleted', readers, { teamName });
  }
}

interface InvitationNews {
  readonly teamId: TeamId;
  readonly email: string;
  readonly role: TeamRole;
  readonly invitedBy: UserId;
  readonly expiresAt: Date;
}
