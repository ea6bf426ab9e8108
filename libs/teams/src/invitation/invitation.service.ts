import type { Principal } from '@odr/access';
import { AuthLookup, normaliseEmail } from '@odr/auth';
import type { TeamRole } from '@odr/contracts';
import { Clock, newId, type InvitationId, type Page, type TeamId } from '@odr/kernel';
import type { PageQuery } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { TeamChanges } from '../team-changes.js';
import { AlreadyMember, InvitationExpired, InvitationNotFound } from '../team.errors.js';
import { assertLooksAfter, assertMayGrant } from '../team.policy.js';
import { TeamRepository } from '../team.repository.js';
import type { InvitationResponse } from './dto/invitation.response.dto.js';
import { expiryOf, hashOfToken, hasExpired, newInvitationToken } from './invitation.policy.js';
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
    private readonly clock: Clock,
  ) {}

  /** Takes the place of an earlier invitation of the same address. @throws TeamNotFound, TeamRoleTooLow, AlreadyMember */
  invite(teamId: TeamId, address: string, role: TeamRole, principal: Principal): Promise<MadeInvitation> {
    return this.changes.change(teamId, principal, async (actor) => {
      const email = normaliseEmail(address);
      assertMayGrant(actor, role);
      const userId = await this.people.activeUser({ email });
      if (userId !== undefined && (await this.teams.roleOf(teamId, userId)) !== undefined) throw new AlreadyMember();
      const earlier = await this.invitations.byAddress(teamId, email);
      if (earlier !== undefined) assertMayGrant(actor, earlier.role);

      const [id, token, createdAt] = [newId<InvitationId>(), newInvitationToken(), this.clock.now()];
      const expiresAt = expiryOf(createdAt);
      const made = { id, teamId, email, role, invitedBy: principal.userId, createdAt, expiresAt };
      await this.invitations.put(made, hashOfToken(token));
      await this.changes.record('team.invitation_made', teamId, principal, { invitationId: id, role });
      return { ...made, token };
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
      assertLooksAfter(actor);
      const invitation = await this.invitations.byId(teamId, id);
      if (invitation === undefined) throw new InvitationNotFound();
      assertMayGrant(actor, invitation.role);
      await this.invitations.delete(id);
      await this.changes.record('team.invitation_withdrawn', teamId, principal, { invitationId: id });
    });
  }

  /**
   * Only for the invited address; never changes what a member already is.
   * @throws InvitationNotFound, InvitationExpired, AlreadyMember
   */
  accept(token: string, principal: Principal): Promise<TeamId> {
    return this.changes.run(async () => {
      const { id, teamId, role } = await this.lockForAddressee(hashOfToken(token), principal);
      await this.teams.addMember(teamId, principal.userId, role);
      await this.invitations.delete(id);
      await this.changes.record('team.invitation_accepted', teamId, principal, { invitationId: id, role });
      return teamId;
    });
  }

  private async lockForAddressee(tokenSha256: string, { userId }: Principal): Promise<StoredInvitation> {
    const found = await this.invitations.byToken(tokenSha256);
    if (found === undefined || !(await this.teams.lock(found.teamId))) throw new InvitationNotFound();
    // Asked again behind the lock: somebody may have used or withdrawn it, and of several at once one finds it.
    const invitation = await this.invitations.byToken(tokenSha256);
    if (invitation === undefined) throw new InvitationNotFound();
    if (!(await this.people.hasAddress(userId, invitation.email))) throw new InvitationNotFound();
    const inviter = await this.people.activeUser({ userId: invitation.invitedBy });
    if (inviter === undefined) throw new InvitationNotFound();
    if (hasExpired(invitation.expiresAt, this.clock.now())) throw new InvitationExpired();
    return invitation;
  }
}
