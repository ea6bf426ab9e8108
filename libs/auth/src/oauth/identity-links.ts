import { AuditLog } from '@odr/audit';
import type { AuditDetails } from '@odr/contracts';
import type { LinkedIdentity } from '@odr/entities';
import { Clock, newId, type LinkedIdentityId, type UserId } from '@odr/kernel';
import { Notices } from '@odr/notification';
import { Injectable } from '@nestjs/common';
import { IdentityProviders } from './identity-providers.js';
import { LinkedIdentityRepository, type Subject } from './linked-identity.repository.js';
import { addressTold } from './linking.policy.js';
import type { Ticket } from './oauth.repository.js';

type HowLinked = AuditDetails['auth.identity_linked']['by'];

/** Ties accounts elsewhere to accounts here, with what has to be told and kept about it. Inside a transaction. */
@Injectable()
export class IdentityLinks {
  constructor(
    private readonly identities: LinkedIdentityRepository,
    private readonly providers: IdentityProviders,
    private readonly notices: Notices,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
  ) {}

  /** @throws IdentityTaken */
  async add(
    userId: UserId,
    { issuer, subject, email, emailVerified }: Ticket,
    by: HowLinked,
  ): Promise<LinkedIdentityId> {
    const id = newId<LinkedIdentityId>();
    const linkedAt = this.clock.now();
    await this.identities.insert({
      id,
      userId,
      issuer,
      subject,
      email: addressTold(email, emailVerified)?.address ?? null,
      linkedAt,
      lastUsedAt: by === 'request' ? null : linkedAt,
    });
    const about = { type: 'user', id: userId } as const;
    await this.audit.record('auth.identity_linked', userId, { subject: about, details: { identityId: id, by } });
    // Nobody needs to be told of the account that they have just made.
    if (by !== 'new_account') await this.tell('security.identity_linked', userId, issuer);
    return id;
  }

  async remove({ id, userId, issuer }: Pick<LinkedIdentity, 'id' | 'userId' | 'issuer'>): Promise<void> {
    await this.identities.remove(id);
    const about = { type: 'user', id: userId } as const;
    await this.audit.record('auth.identity_unlinked', userId, { subject: about, details: { identityId: id } });
    await this.tell('security.identity_unlinked', userId, issuer);
  }

  async touch(subject: Subject): Promise<void> {
    const known = await this.identities.find(subject);
    if (known !== undefined) await this.identities.touch(known.id, this.clock.now());
  }

  private tell(
    kind: 'security.identity_linked' | 'security.identity_unlinked',
    userId: UserId,
    issuer: string,
  ): Promise<void> {
    return this.notices.tell(kind, [userId], { provider: this.providers.labelOf(issuer) });
  }
}
