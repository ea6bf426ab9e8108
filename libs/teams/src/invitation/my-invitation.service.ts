import type { Principal } from '@odr/access';
import { AuthLookup } from '@odr/auth';
import { Clock, type InvitationId, type TeamId } from '@odr/kernel';
import { Injectable } from '@nestjs/common';
import { TeamChanges } from '../team-changes.js';
import { InvitationExpired, InvitationNotFound } from '../team.errors.js';
import { TeamNews } from '../team-news.js';
import { mayGrant } from '../team.policy.js';
import { TeamRepository } from '../team.repository.js';
import type { MyInvitationResponse } from './dto/my-invitation.response.dto.js';
import { hashOfToken, hasExpired } from './invitation.policy.js';
import { InvitationReader } from './invitation.reader.js';
import { InvitationRepository, type StoredInvitation } from './invitation.repository.js';

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Answering an invitation. Its key is the token of the link, or its id for those whose address is verified: they have proved
 * that they read what is sent there. Everyone but the addressee is told that there is no such invitation.
 */
@Injectable()
export class MyInvitationService {
  constructor(
    private readonly changes: TeamChanges,
    private readonly teams: TeamRepository,
    private readonly invitations: InvitationRepository,
    private readonly reader: InvitationReader,
    private readonly people: AuthLookup,
    private readonly news: TeamNews,
    private readonly clock: Clock,
  ) {}

  /** @throws InvitationNotFound, InvitationExpired */
  async show(key: string, principal: Principal): Promise<MyInvitationResponse> {
    const { id } = await this.requireMine(key, principal);
    const shown = await this.reader.toAddressee(id);
    if (shown === undefined) throw new InvitationNotFound();
    return shown;
  }

  /** Never changes what a member already is. @throws InvitationNotFound, InvitationExpired, AlreadyMember */
  accept(key: string, principal: Principal): Promise<TeamId> {
    return this.answer(key, principal, async ({ id, teamId, role }) => {
      await this.teams.addMember(teamId, principal.userId, role);
      await this.invitations.delete(id);
      await this.news.joined(teamId, principal.userId);
      await this.changes.record('team.invitation_accepted', teamId, principal, { invitationId: id, role });
      return teamId;
    });
  }

  /** @throws InvitationNotFound, InvitationExpired */
  decline(key: string, principal: Principal): Promise<void> {
    return this.answer(key, principal, async ({ id, teamId }) => {
      await this.invitations.delete(id);
      await this.changes.record('team.invitation_declined', teamId, principal, { invitationId: id });
    });
  }

  private answer<T>(key: string, principal: Principal, work: (mine: StoredInvitation) => Promise<T>): Promise<T> {
    return this.changes.run(async () => {
      const found = await this.find(key, principal);
      if (found === undefined || !(await this.teams.lock(found.teamId))) throw new InvitationNotFound();
      // Asked again behind the lock: somebody may have used or withdrawn it, and of several at once one finds it.
      return work(await this.requireMine(key, principal));
    });
  }

  private async requireMine(key: string, principal: Principal): Promise<StoredInvitation> {
    const invitation = await this.find(key, principal);
    if (invitation === undefined) throw new InvitationNotFound();
    if (!(await this.people.hasAddress(principal.userId, invitation.email))) throw new InvitationNotFound();
    const inviter = await this.teams.actor(invitation.teamId, invitation.invitedBy);
    if (inviter === undefined || !mayGrant(inviter, invitation.role)) throw new InvitationNotFound();
    if (hasExpired(invitation.expiresAt, this.clock.now())) throw new InvitationExpired();
    return invitation;
  }

  private find(key: string, { userId }: Principal): Promise<StoredInvitation | undefined> {
    return ID.test(key)
      ? this.invitations.byIdForVerified(key as InvitationId, userId)
      : this.invitations.byToken(hashOfToken(key));
  }
}
