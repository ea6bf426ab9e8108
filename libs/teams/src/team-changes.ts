import { mayDo, PrincipalReader, type Principal } from '@odr/access';
import { AuditLog } from '@odr/audit';
import type { AuditAct, AuditDetails } from '@odr/contracts';
import type { TeamId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { TeamNotFound } from './team.errors.js';
import type { Actor } from './team.policy.js';
import { TeamRepository } from './team.repository.js';

/** The frame of every change to a team: its row is held first, so that owners are counted one change at a time. */
@Injectable()
export class TeamChanges {
  constructor(
    private readonly db: Database,
    private readonly teams: TeamRepository,
    private readonly audit: AuditLog,
    private readonly principals: PrincipalReader,
  ) {}

  /**
   * @param work what to do as what the caller is to this team
   * @param other a team that the change touches too; it is held as well, and may be absent
   * @throws TeamNotFound when they are nothing to it
   */
  change<T>(id: TeamId, principal: Principal, work: (actor: Actor) => Promise<T>, other?: TeamId): Promise<T> {
    return this.run(async () => {
      const exists = (await this.teams.lockAll([id, ...(other === undefined ? [] : [other])])).has(id);
      const role = await this.teams.roleOf(id, principal.userId);
      const managesAny = mayDo(principal, 'team.manage_any');
      if (!exists || (role === undefined && !managesAny)) throw new TeamNotFound();
      return work({ role, managesAny });
    });
  }

  /** One transaction, after which nobody's membership is remembered from before. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    const result = await this.db.transaction(work);
    this.principals.forget();
    return result;
  }

  /** Call it last in a change: writers of the log queue up. */
  record<A extends AuditAct>(act: A, id: TeamId, { userId }: Principal, details: AuditDetails[A]): Promise<void> {
    return this.audit.record(act, userId, { subject: { type: 'team', id }, details });
  }
}
