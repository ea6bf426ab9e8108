import { PrincipalReader } from '@odr/access';
import { AuditLog } from '@odr/audit';
import { Role } from '@odr/contracts';
import { Clock, type UserId } from '@odr/kernel';
import { assertShows, Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { AccountAccess } from '../account/account-access.js';
import { AccountRepository, type Person } from '../account/account.repository.js';
import { ApiKeyReader } from '../api-key/api-key.reader.js';
import { LastAdmin, OwnSecondFactor, UserNotFound } from '../auth.errors.js';
import { SessionRepository, type SessionRow } from '../session/session.repository.js';
import { SecondFactorReset } from '../second-factor/second-factor-reset.js';
import { UserReader } from './user.reader.js';

export interface UserChange {
  readonly role?: Role;
  readonly isActive?: boolean;
}

/** What administrators do to other people's accounts. */
@Injectable()
export class UserService {
  constructor(
    private readonly db: Database,
    private readonly accounts: AccountRepository,
    private readonly reader: UserReader,
    private readonly access: AccountAccess,
    private readonly sessions: SessionRepository,
    private readonly keyReader: ApiKeyReader,
    private readonly secondFactors: SecondFactorReset,
    private readonly clock: Clock,
    private readonly principals: PrincipalReader,
    private readonly audit: AuditLog,
  ) {}

  /** Deactivating ends every session, key and link, so that activating again does not bring them back. @throws UserNotFound, LastAdmin, PreconditionFailed */
  async change(id: UserId, { role, isActive }: UserChange, by: UserId, ifMatch?: string): Promise<void> {
    await this.db.transaction(async () => {
      const admins = await this.accounts.lockActiveAdmins();
      const before = await this.accounts.byId(id);
      if (before === undefined) throw new UserNotFound();
      if (ifMatch !== undefined) assertShows(ifMatch, (await this.reader.byId(id)) ?? {});
      const staysAdmin = (role ?? Role.Admin) === Role.Admin && (isActive ?? true);
      if (admins.length === 1 && admins[0] === id && !staysAdmin) throw new LastAdmin();
      const now = this.clock.now();
      await this.accounts.change(id, { ...(role && { role }), ...(isActive !== undefined && { isActive }) }, now);
      if (isActive === false) await this.access.end(id, now);
      await this.recordChange(before, { role, isActive }, by);
    });
    this.principals.forget();
    this.keyReader.forget();
  }

  /** @throws UserNotFound */
  async sessionsOf(id: UserId): Promise<SessionRow[]> {
    if ((await this.accounts.byId(id)) === undefined) throw new UserNotFound();
    return this.sessions.listOpen(id, this.clock.now());
  }

  /** Ends every session; keys go on. Holds here at once and in every other process within a second. @throws UserNotFound */
  async signOut(id: UserId, by: UserId): Promise<void> {
    await this.db.transaction(async () => {
      if ((await this.accounts.lock(id)) === undefined) throw new UserNotFound();
      const ended = await this.sessions.revokeAllOf(id, this.clock.now());
      const details = { sessions: ended.length };
      await this.audit.record('user.signed_out', by, { subject: { type: 'user', id }, details });
    });
    this.principals.forget();
  }

  /** @throws UserNotFound, NoSecondFactor, OwnSecondFactor */
  async resetSecondFactor(id: UserId, by: UserId): Promise<void> {
    if (id === by) throw new OwnSecondFactor();
    await this.secondFactors.reset(id, by);
    this.principals.forget();
    this.keyReader.forget();
  }

  private async recordChange({ id, ...before }: Person, { role, isActive }: UserChange, by: UserId): Promise<void> {
    const subject = { type: 'user', id } as const;
    if (role !== undefined && role !== before.role) {
      await this.audit.record('user.role_changed', by, { subject, details: { from: before.role, to: role } });
    }
    if (isActive !== undefined && isActive !== before.isActive) {
      await this.audit.record(isActive ? 'user.activated' : 'user.deactivated', by, { subject, details: {} });
    }
  }
}
