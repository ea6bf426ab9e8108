import type { Principal } from '@odr/access';
import { AuthLookup, normaliseEmail } from '@odr/auth';
import type { TeamRole } from '@odr/contracts';
import { Clock, newId, type InvitationId, type Page, type TeamId } from '@odr/kernel';
import type { PageQuery } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { TeamChanges } from '../team-changes.js';
import { AlreadyMember, InvitationNotFound } from '../team.errors.js';
import { TeamNews } from '../team-news.js';
import { assertLooksAfter, assertMayGrant, type Actor } from '../team.policy.js';
import { TeamRepository } from '../team.repository.js';
import type { InvitationResponse } from './dto/invitation.response.dto.js';
import { expiryOf, hashOfToken, newInvitationToken } from './invitation.policy.js';
import { InvitationReader } from './invitation.reader.js';
import { InvitationRepository, type StoredInvitation } from './invitation.repository.js';

/** An invitation just made; the token is never shown again. */
export interface MadeInvitation extends StoredInvitation {
  readonly token: string;
}

/** Asking people into a team by a link that works once, for one address, for seven days. */
@Injectable()
export class InvitationService {
  constructor(
    private readonly changes: TeamChanges,
    private readonly teams: TeamRepository,
    private readonly invitations: InvitationRepository,
    private readonly reader: InvitationReader,
    private readonly people: AuthLookup,
    private readonly news: TeamNews,
    private readonly clock: Clock,
  ) {}

  /** Takes the place of an earlier invitation of the same address. @throws TeamNotFound, TeamRoleTooLow, AlreadyMember */
  invite(teamId: TeamId, address: string, role: TeamRole, principal: Principal): Promise<MadeInvitation> {
    return this.changes.change(teamId, principal, async (actor) => {
      const email = normaliseEmail(address);
      assertMayGrant(actor, role);
      const earlier = await this.invitations.byAddress(teamId, email);
      if (earlier !== undefined) assertMayGrant(actor, earlier.role);
      return this.make(teamId, email, role, principal);
    });
  }

  /** A new link and a new letter for the same address; the old link ends. @throws TeamNotFound, TeamRoleTooLow, InvitationNotFound, AlreadyMember */
  renew(teamId: TeamId, id: InvitationId, principal: Principal): Promise<MadeInvitation> {
    return this.changes.change(teamId, principal, async (actor) => {
      const { email, role } = await this.grantable(teamId, id, actor);
      return this.make(teamId, email, role, principal);
    });
  }

  /** @throws TeamNotFound, TeamRoleTooLow */
  list(teamId: TeamId, page: PageQuery, principal: Principal): Promise<Page<InvitationResponse>> {
    return this.changes.change(teamId, principal, (actor) => {
      assertLooksAfter(actor);
      return this.reader.ofTeam(teamId, page);
    });
  }

  /** @throws TeamNotFound, TeamRoleTooLow, InvitationNotFound */
  withdraw(teamId: TeamId, id: InvitationId, principal: Principal): Promise<void> {
    return this.changes.change(teamId, principal, async (actor) => {
      await this.grantable(teamId, id, actor);
      await this.invitations.delete(id);
      await this.changes.record('team.invitation_withdrawn', teamId, principal, { invitationId: id });
    });
  }

  private async grantable(teamId: TeamId, id: InvitationId, actor: Actor): Promise<StoredInvitation> {
    assertLooksAfter(actor);
    const invitation = await this.invitations.byId(teamId, id);
    if (invitation === undefined) throw new InvitationNotFound();
    assertMayGrant(actor, invitation.role);
    return invitation;
  }

  private async make(teamId: TeamId, email: string, role: TeamRole, principal: Principal): Promise<MadeInvitation> {
    const account = await this.people.activeUser({ email });
    if (account !== undefined && (await this.teams.roleOf(teamId, account)) !== undefined) throw new AlreadyMember();
    const [id, token, createdAt] = [newId<InvitationId>(), newInvitationToken(), this.clock.now()];
    const expiresAt = expiryOf(createdAt);
    const made = { id, teamId, email, role, invitedBy: principal.userId, createdAt, expiresAt };
    await this.invitations.put(made, hashOfToken(token));
    await this.news.invited(made, token, account);
    await this.changes.record('team.invitation_made', teamId, principal, { invitationId: id, role });
    return { ...made, token };
  }
}
