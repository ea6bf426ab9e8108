import type { Principal } from '@odr/access';
import { AuditLog } from '@odr/audit';
import type { Permission } from '@odr/contracts';
import { Clock, newId, type ApiKeyId, type UserId } from '@odr/kernel';
import { Notices } from '@odr/notification';
import { Database, InvalidRequest } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { ApiKeyNotFound, ScopeNotAllowed, TooManyApiKeys } from '../auth.errors.js';
import { expiryOf, newKey, notGrantable, prefixOf, sha256Of } from './api-key.policy.js';
import { ApiKeyReader } from './api-key.reader.js';
import { ApiKeyRepository, type ApiKeyRow } from './api-key.repository.js';

const MAX_KEYS = 50;

export interface NewApiKey {
  readonly name: string;
  readonly scopes: readonly Permission[];
  readonly expiresAt?: string;
}

/** Keys with which programs act for their owner. */
@Injectable()
export class ApiKeyService {
  constructor(
    private readonly db: Database,
    private readonly keys: ApiKeyRepository,
    private readonly reader: ApiKeyReader,
    private readonly clock: Clock,
    private readonly notices: Notices,
    private readonly audit: AuditLog,
  ) {}

  /**
   * @param by who makes it: the owner, or an administrator for a service account
   * @throws ScopeNotAllowed, TooManyApiKeys, InvalidRequest
   */
  async create(
    owner: Pick<Principal, 'userId' | 'role' | 'scopes'>,
    { name, scopes, expiresAt }: NewApiKey,
    by: UserId = owner.userId,
  ): Promise<ApiKeyRow & { readonly key: string }> {
    const refused = notGrantable(owner, scopes);
    if (refused.length > 0) throw new ScopeNotAllowed(refused);
    const now = this.clock.now();
    const ends = expiryOf(expiresAt, now);
    if (ends === undefined) {
      throw new InvalidRequest([{ path: 'expiresAt', message: 'lies within the next 366 days', code: 'range' }]);
    }
    const key = newKey();
    const row = {
      id: newId<ApiKeyId>(),
      name,
      prefix: prefixOf(key),
      scopes: [...scopes],
      createdAt: now,
      expiresAt: ends,
    };
    await this.db.transaction(async () => {
      if ((await this.keys.lockAndCount(owner.userId)) >= MAX_KEYS) throw new TooManyApiKeys(MAX_KEYS);
      await this.keys.insert({ ...row, userId: owner.userId, sha256: sha256Of(key) });
      await this.notices.tell('security.api_key_made', [owner.userId], { name, prefix: row.prefix });
      const details = { apiKeyId: row.id, scopes: row.scopes };
      await this.audit.record('auth.api_key_made', by, { subject: aboutUser(owner.userId), details });
    });
    return { ...row, lastUsedAt: null, key };
  }

  list(owner: UserId): Promise<ApiKeyRow[]> {
    return this.keys.listOf(owner);
  }

  /** @throws ApiKeyNotFound also for the keys of others */
  async get(owner: UserId, id: ApiKeyId): Promise<ApiKeyRow> {
    const row = await this.keys.ownById(owner, id);
    if (row === undefined) throw new ApiKeyNotFound();
    return row;
  }

  /** Holds here at once and in every other process within a second. @throws ApiKeyNotFound also for the keys of others */
  async revoke(owner: UserId, id: ApiKeyId, by: UserId = owner): Promise<void> {
    await this.db.transaction(async () => {
      if (!(await this.keys.revokeOwn(owner, id, this.clock.now()))) throw new ApiKeyNotFound();
      await this.audit.record('auth.api_key_revoked', by, { subject: aboutUser(owner), details: { apiKeyId: id } });
    });
    this.reader.forget();
  }
}

const aboutUser = (id: UserId) => ({ type: 'user', id }) as const;
