import { PrincipalReader } from '@odr/access';
import { AuditLog } from '@odr/audit';
import { NOT_FOR_SERVICES } from '@odr/contracts';
import { Clock, newId, type ApiKeyId, type UserId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { AccountAccess } from '../account/account-access.js';
import { AgreementService } from '../agreement/agreement.service.js';
import { ApiKeyReader } from '../api-key/api-key.reader.js';
import type { ApiKeyRow } from '../api-key/api-key.repository.js';
import { ApiKeyService, type NewApiKey } from '../api-key/api-key.service.js';
import { ScopeNotAllowed } from '../auth.errors.js';
import { ServiceAccountInactive, ServiceAccountNotFound } from './service-user.errors.js';
import { ServiceUserRepository, type ServiceUser } from './service-user.repository.js';

/** Accounts of pipelines: nobody signs in to them, administrators do for them what people do for themselves. */
@Injectable()
export class ServiceUsers {
  constructor(
    private readonly db: Database,
    private readonly users: ServiceUserRepository,
    private readonly access: AccountAccess,
    private readonly keys: ApiKeyService,
    private readonly keyReader: ApiKeyReader,
    private readonly agreements: AgreementService,
    private readonly principals: PrincipalReader,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
  ) {}

  /** The caller records it, with who answers for the account, in the same transaction. */
  async create({ name, role }: Pick<ServiceUser, 'name' | 'role'>): Promise<UserId> {
    const id = newId<UserId>();
    await this.users.insert({ id, name, role });
    return id;
  }

  /** Deactivating ends every key, so that activating again does not bring them back. @throws ServiceAccountNotFound */
  async change(id: UserId, change: Partial<Omit<ServiceUser, 'id'>>, by: UserId): Promise<void> {
    await this.db.transaction(async () => {
      const before = await this.lockOrThrow(id);
      const after = { ...before, ...change };
      await this.users.change(after, this.clock.now());
      if (before.isActive && !after.isActive) await this.access.end(id, this.clock.now());
      await this.recordChange(before, after, by);
    });
    this.principals.forget();
    this.keyReader.forget();
  }

  /** Accepts on its behalf what is in force; contributions then rest on that. @throws ServiceAccountNotFound, ServiceAccountInactive */
  acceptAgreements(id: UserId, by: UserId): Promise<void> {
    return this.db.transaction(async () => {
      await this.lockActive(id);
      await this.agreements.acceptOnBehalf(id, by);
    });
  }

  /** @throws ServiceAccountNotFound */
  async keysOf(id: UserId): Promise<ApiKeyRow[]> {
    await this.require(id);
    return this.keys.list(id);
  }

  /** Within what its role may do. @throws ServiceAccountNotFound, ServiceAccountInactive, ScopeNotAllowed, TooManyApiKeys */
  makeKey(id: UserId, wish: NewApiKey, by: UserId): Promise<ApiKeyRow & { readonly key: string }> {
    return this.db.transaction(async () => {
      const { role } = await this.lockActive(id);
      const refused = wish.scopes.filter((scope) => NOT_FOR_SERVICES.has(scope));
      if (refused.length > 0) throw new ScopeNotAllowed(refused);
      return this.keys.create({ userId: id, role }, wish, by);
    });
  }

  /** @throws ServiceAccountNotFound, ApiKeyNotFound */
  async revokeKey(id: UserId, keyId: ApiKeyId, by: UserId): Promise<void> {
    await this.require(id);
    await this.keys.revoke(id, keyId, by);
  }

  private async require(id: UserId): Promise<ServiceUser> {
    return orThrow(await this.users.byId(id));
  }

  private async lockOrThrow(id: UserId): Promise<ServiceUser> {
    return orThrow(await this.users.lock(id));
  }

  private async lockActive(id: UserId): Promise<ServiceUser> {
    const user = await this.lockOrThrow(id);
    if (!user.isActive) throw new ServiceAccountInactive();
    return user;
  }

  private async recordChange(before: ServiceUser, after: ServiceUser, by: UserId): Promise<void> {
    const subject = { type: 'user', id: before.id } as const;
    if (before.name !== after.name) await this.audit.record('service_account.renamed', by, { subject, details: {} });
    if (before.role !== after.role) {
      const details = { from: before.role, to: after.role };
      await this.audit.record('user.role_changed', by, { subject, details });
    }
    if (before.isActive !== after.isActive) {
      await this.audit.record(after.isActive ? 'user.activated' : 'user.deactivated', by, { subject, details: {} });
    }
  }
}

/** @throws ServiceAccountNotFound */
function orThrow(user: ServiceUser | undefined): ServiceUser {
  if (user === undefined) throw new ServiceAccountNotFound();
  return user;
}
