import { AuditLog } from '@odr/audit';
import { AuthLookup, ServiceAccountNotFound, ServiceUsers } from '@odr/auth';
import type { ServiceRole } from '@odr/contracts';
import type { UserId } from '@odr/kernel';
import { assertShows, Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import type { ServiceAccountResponse } from './dto/service-account.response.dto.js';
import { OwnerNotFound } from './service-account.errors.js';
import { ServiceAccountReader } from './service-account.reader.js';
import { ServiceAccountRepository, type ServiceOwner } from './service-account.repository.js';

export interface NewServiceAccount {
  readonly name: string;
  readonly role: ServiceRole;
  readonly owner: ServiceOwner;
}

export type ServiceAccountChange = Partial<NewServiceAccount> & { readonly isActive?: boolean };

/** Accounts for pipelines, each with somebody who answers for it. */
@Injectable()
export class ServiceAccountService {
  constructor(
    private readonly db: Database,
    private readonly users: ServiceUsers,
    private readonly accounts: ServiceAccountRepository,
    private readonly reader: ServiceAccountReader,
    private readonly people: AuthLookup,
    private readonly audit: AuditLog,
  ) {}

  /** @throws ServiceAccountNotFound */
  async get(id: UserId): Promise<ServiceAccountResponse> {
    const account = await this.reader.byId(id);
    if (account === undefined) throw new ServiceAccountNotFound();
    return account;
  }

  /** @throws OwnerNotFound */
  create({ owner, ...user }: NewServiceAccount, by: UserId): Promise<UserId> {
    return this.db.transaction(async () => {
      await this.assertAnswerable(owner);
      const id = await this.users.create(user);
      await this.accounts.insert(id, owner, by);
      const details = { role: user.role, ownerType: owner.type, ownerId: owner.id };
      await this.audit.record('service_account.made', by, { subject: { type: 'user', id }, details });
      return id;
    });
  }

  /** @throws ServiceAccountNotFound, OwnerNotFound, PreconditionFailed */
  async change(id: UserId, { owner, ...change }: ServiceAccountChange, by: UserId, ifMatch?: string): Promise<void> {
    await this.db.transaction(async () => {
      await this.accounts.lock(id);
      if (ifMatch !== undefined) assertShows(ifMatch, await this.get(id));
      await this.users.change(id, change, by);
      if (owner === undefined) return;
      await this.assertAnswerable(owner);
      if (!(await this.accounts.setOwner(id, owner))) return;
      const details = { ownerType: owner.type, ownerId: owner.id };
      await this.audit.record('service_account.owner_changed', by, { subject: { type: 'user', id }, details });
    });
  }

  /** A team is looked at by its foreign key; a person has to be one, and active. @throws OwnerNotFound */
  private async assertAnswerable(owner: ServiceOwner): Promise<void> {
    if (owner.type === 'user' && !(await this.people.isActivePerson(owner.id))) throw new OwnerNotFound();
  }
}
