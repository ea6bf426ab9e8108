import { LinkedIdentity } from '@odr/entities';
import type { LinkedIdentityId, UserId } from '@odr/kernel';
import { Database, isUniqueViolation } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { IdentityTaken } from './oauth.errors.js';

/** Whom a provider proves. */
export interface Subject {
  readonly issuer: string;
  readonly subject: string;
}

/** Writes linked_identity. */
@Injectable()
export class LinkedIdentityRepository {
  constructor(private readonly db: Database) {}

  async find({ issuer, subject }: Subject): Promise<LinkedIdentity | undefined> {
    return (await this.db.manager.findOneBy(LinkedIdentity, { issuer, subject })) ?? undefined;
  }

  listOf(userId: UserId): Promise<LinkedIdentity[]> {
    return this.db.manager.find(LinkedIdentity, { where: { userId }, order: { id: 'ASC' } });
  }

  /** @throws IdentityTaken */
  async insert(identity: Omit<LinkedIdentity, 'user'>): Promise<void> {
    try {
      await this.db.manager.insert(LinkedIdentity, identity);
    } catch (error) {
      // Only the index knows: the same person may be coming through two windows at once.
      if (isUniqueViolation(error, 'linked_identity_subject_key')) throw new IdentityTaken();
      throw error;
    }
  }

  async touch(id: LinkedIdentityId, at: Date): Promise<void> {
    await this.db.manager.update(LinkedIdentity, { id }, { lastUsedAt: at });
  }

  async remove(id: LinkedIdentityId): Promise<void> {
    await this.db.manager.delete(LinkedIdentity, { id });
  }

  /**
   * Holds the account until the transaction ends, so that of two who unlink at once the second sees what the first has left.
   * @returns whether one can sign in to it by password
   */
  async lockPassword(userId: UserId): Promise<boolean> {
    const [account] = await this.db.query<{ hasPassword: boolean }>(
      `SELECT password_hash IS NOT NULL AS "hasPassword" FROM user_account WHERE id = $1 FOR UPDATE`,
      [userId],
    );
    return account?.hasPassword ?? false;
  }
}
