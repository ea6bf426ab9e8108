import { scopeOf, type Principal } from '@odr/access';
import { AuthLookup } from '@odr/auth';
import { TeamRole } from '@odr/contracts';
import { Clock, newId, type TeamId, type UserId } from '@odr/kernel';
import { assertShows } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { InvitationRepository } from './invitation/invitation.repository.js';
import { TeamChanges } from './team-changes.js';
import { MemberNotFound, NobodyToAdd, TeamNotFound } from './team.errors.js';
import { assertMayChange, assertMayGrant, assertMayRemove, assertOwns } from './team.policy.js';
import { TeamNews } from './team-news.js';
import { TeamReader } from './team.reader.js';
import { TeamRepository } from './team.repository.js';

/** Whom to add: one of the two. */
export interface Person {
  readonly userId?: UserId;
  readonly email?: string;
}

/** Teams and their members. */
@Injectable()
export class TeamService {
  constructor(
    private readonly changes: TeamChanges,
    private readonly teams: TeamRepository,
    private readonly reader: TeamReader,
    private readonly invitations: InvitationRepository,
    private readonly people: AuthLookup,
    private readonly news: TeamNews,
    private readonly clock: Clock,
  ) {}

  /** Whoever makes a team owns it. @throws TeamNameTaken */
  create(name: string, principal: Principal): Promise<TeamId> {
    const id = newId<TeamId>();
    return this.changes.run(async () => {
      await this.teams.insert(id, name, this.clock.now());
      await this.teams.addMember(id, principal.userId, TeamRole.Owner);
      await this.changes.record('team.created', id, principal, {});
      return id;
    });
  }

  /** @throws TeamNotFound, TeamRoleTooLow, TeamNameTaken, PreconditionFailed */
  rename(id: TeamId, name: string, principal: Principal, ifMatch?: string): Promise<void> {
    return this.changes.change(id, principal, async (actor) => {
      assertOwns(actor);
      const team = await this.reader.byId(scopeOf(principal), id);
      if (team === undefined) throw new TeamNotFound();
      assertShows(ifMatch, team);
      await this.teams.rename(id, name, this.clock.now());
      await this.changes.record('team.renamed', id, principal, {});
    });
  }

  /** For administrators, of any team. @param bytes null for what the configuration says. @throws TeamNotFound */
  setQuota(id: TeamId, bytes: number | null, principal: Principal): Promise<void> {
    return this.changes.run(async () => {
      if (!(await this.teams.setQuota(id, bytes, this.clock.now()))) throw new TeamNotFound();
      await this.changes.record('team.quota_set', id, principal, { bytes });
    });
  }

  /** @throws TeamNotFound, TeamRoleTooLow, NobodyToAdd, AlreadyMember */
  addMember(id: TeamId, person: Person, role: TeamRole, principal: Principal): Promise<UserId> {
    return this.changes.change(id, principal, async (actor) => {
      assertMayGrant(actor, role);
      const userId = await this.people.activeUser(person);
      if (userId === undefined) throw new NobodyToAdd();
      await this.teams.addMember(id, userId, role);
      await this.invitations.withdrawThoseFor(id, userId);
      await this.news.roleChanged(id, userId, role, principal.userId);
      await this.changes.record('team.member_added', id, principal, { memberId: userId, role });
      return userId;
    });
  }

  /** Their open invitations end with the role that they were made with. @throws TeamNotFound, MemberNotFound, TeamRoleTooLow, LastOwner */
  changeRole(id: TeamId, userId: UserId, role: TeamRole, principal: Principal): Promise<void> {
    return this.changes.change(id, principal, async (actor) => {
      const from = await this.roleOfMember(id, userId);
      assertMayChange(actor, from, role, await this.teams.countOtherOwners(id, userId));
      if (from === role) return;
      await this.teams.changeRole(id, userId, role);
      if (role !== TeamRole.Owner) await this.invitations.withdrawThoseBy(id, userId);
      await this.news.roleChanged(id, userId, role, principal.userId);
      await this.changes.record('team.member_role_changed', id, principal, { memberId: userId, from, to: role });
    });
  }

  /** Also leaving. Invitations by them and for them go with them. @throws TeamNotFound, MemberNotFound, TeamRoleTooLow, LastOwner */
  removeMember(id: TeamId, userId: UserId, principal: Principal): Promise<void> {
    return this.changes.change(id, principal, async (actor) => {
      const role = await this.roleOfMember(id, userId);
      assertMayRemove(actor, role, userId === principal.userId, await this.teams.countOtherOwners(id, userId));
      await this.teams.removeMember(id, userId);
      await this.invitations.withdrawThoseBy(id, userId);
      await this.invitations.withdrawThoseFor(id, userId);
      await this.news.removed(id, userId, principal.userId);
      await this.changes.record('team.member_removed', id, principal, { memberId: userId, role });
    });
  }

  /**
   * Hands the team to another member in one step: they become its owner, the caller an admin. An administrator of the system
   * who is no owner appoints one and takes the role from nobody. To oneself it changes nothing.
   * @throws TeamNotFound, TeamRoleTooLow, MemberNotFound, NobodyToAdd when the member's account is inactive
   */
  transfer(id: TeamId, userId: UserId, principal: Principal): Promise<void> {
    return this.changes.change(id, principal, async (actor) => {
      assertOwns(actor);
      if (userId === principal.userId) return;
      await this.roleOfMember(id, userId);
      if (!(await this.people.isActivePerson(userId))) throw new NobodyToAdd();
      await this.teams.changeRole(id, userId, TeamRole.Owner);
      if (actor.role === TeamRole.Owner) {
        await this.teams.changeRole(id, principal.userId, TeamRole.Admin);
        await this.invitations.withdrawThoseBy(id, principal.userId);
      }
      await this.news.roleChanged(id, userId, TeamRole.Owner, principal.userId);
      await this.changes.record('team.transferred', id, principal, { memberId: userId });
    });
  }

  private async roleOfMember(id: TeamId, userId: UserId): Promise<TeamRole> {
    const role = await this.teams.roleOf(id, userId);
    if (role === undefined) throw new MemberNotFound();
    return role;
  }
}
