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

  /** @returns which there were */
  async removeAllOf(userId: UserId): Promise<LinkedIdentityId[]> {
    const rows = await this.db.query<{ id: LinkedIdentityId }>(
      `DELETE FROM linked_identity WHERE user_id = $1 RETURNING id`,
      [userId],
    );
    return rows.map(({ id }) => id);
  }
}
