import { mayDo, PrincipalReader, type Principal } from '@odr/access';
import { AuthLookup } from '@odr/auth';
import { TeamRole } from '@odr/contracts';
import { Clock, newId, type TeamId, type UserId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { MemberNotFound, NobodyToAdd, TeamNotFound } from './team.errors.js';
import { assertMayChange, assertMayGrant, assertMayRemove, assertOwns, type Actor } from './team.policy.js';
import { TeamRepository } from './team.repository.js';

/** Whom to add: one of the two. */
export interface Person {
  readonly userId?: UserId;
  readonly email?: string;
}

/** Teams and their members. Every change holds the team's row first, so that owners are counted one change at a time. */
@Injectable()
export class TeamService {
  constructor(
    private readonly db: Database,
    private readonly teams: TeamRepository,
    private readonly people: AuthLookup,
    private readonly clock: Clock,
    private readonly principals: PrincipalReader,
  ) {}

  /** Whoever makes a team owns it. @throws TeamNameTaken */
  async create(name: string, { userId }: Principal): Promise<TeamId> {
    const id = newId<TeamId>();
    await this.db.transaction(async () => {
      await this.teams.insert(id, name, this.clock.now());
      await this.teams.addMember(id, userId, TeamRole.Owner);
    });
    this.principals.forget();
    return id;
  }

  /** @throws TeamNotFound, TeamRoleTooLow, TeamNameTaken */
  rename(id: TeamId, name: string, principal: Principal): Promise<void> {
    return this.change(id, principal, async (actor) => {
      assertOwns(actor);
      await this.teams.rename(id, name, this.clock.now());
    });
  }

  /** @throws TeamNotFound, TeamRoleTooLow, TeamNotEmpty */
  delete(id: TeamId, principal: Principal): Promise<void> {
    return this.change(id, principal, async (actor) => {
      assertOwns(actor);
      await this.teams.delete(id);
    });
  }

  /** @throws TeamNotFound, TeamRoleTooLow, NobodyToAdd, AlreadyMember */
  addMember(id: TeamId, person: Person, role: TeamRole, principal: Principal): Promise<UserId> {
    return this.change(id, principal, async (actor) => {
      assertMayGrant(actor, role);
      const userId = await this.people.activeUser(person);
      if (userId === undefined) throw new NobodyToAdd();
      await this.teams.addMember(id, userId, role);
      return userId;
    });
  }

  /** @throws TeamNotFound, MemberNotFound, TeamRoleTooLow, LastOwner */
  changeRole(id: TeamId, userId: UserId, role: TeamRole, principal: Principal): Promise<void> {
    return this.change(id, principal, async (actor) => {
      assertMayChange(actor, await this.roleOfMember(id, userId), role, await this.teams.countOwners(id));
      await this.teams.changeRole(id, userId, role);
    });
  }

  /** @throws TeamNotFound, MemberNotFound, TeamRoleTooLow, LastOwner */
  removeMember(id: TeamId, userId: UserId, principal: Principal): Promise<void> {
    return this.change(id, principal, async (actor) => {
      const role = await this.roleOfMember(id, userId);
      assertMayRemove(actor, role, userId === principal.userId, await this.teams.countOwners(id));
      await this.teams.removeMember(id, userId);
    });
  }

  private async change<T>(id: TeamId, principal: Principal, work: (actor: Actor) => Promise<T>): Promise<T> {
    const result = await this.db.transaction(async () => {
      const exists = await this.teams.lock(id);
      const role = await this.teams.roleOf(id, principal.userId);
      const managesAny = mayDo(principal, 'team.manage_any');
      if (!exists || (role === undefined && !managesAny)) throw new TeamNotFound();
      return work({ role, managesAny });
    });
    this.principals.forget();
    return result;
  }

  private async roleOfMember(id: TeamId, userId: UserId): Promise<TeamRole> {
    const role = await this.teams.roleOf(id, userId);
    if (role === undefined) throw new MemberNotFound();
    return role;
  }
}
