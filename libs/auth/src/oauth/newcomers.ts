import { AuditLog } from '@odr/audit';
import { FeatureOff, FeatureToggles } from '@odr/access';
import { Role } from '@odr/contracts';
import { Clock, newId, type UserId } from '@odr/kernel';
import { Database, JobQueue } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { AccountRepository, type Person } from '../account/account.repository.js';
import { authConfig } from '../auth.config.js';
import { EmailTaken, EmailUnverified } from '../auth.errors.js';
import { IdentityLinks } from './identity-links.js';
import { LinkedIdentityRepository } from './linked-identity.repository.js';
import { addressTold, welcome, type Welcome } from './linking.policy.js';
import { IdentityTaken, IdentityUnproven, IdentityWithoutEmail, ProviderSignInOver } from './oauth.errors.js';
import type { Ticket } from './oauth.repository.js';

/** Whom the ticket's holder is here. */
export interface Arrival {
  readonly user: Person;
  /** Whether the two belong together from now on, once the user is admitted. */
  readonly isToBeLinked: boolean;
}

const REGISTRATION = 'Open Registration';

/** Finds out whom somebody from elsewhere is here, and makes an account for those who have none. */
@Injectable()
export class Newcomers {
  private readonly isVerificationRequired = authConfig().emailVerification === 'required';

  constructor(
    private readonly db: Database,
    private readonly identities: LinkedIdentityRepository,
    private readonly links: IdentityLinks,
    private readonly accounts: AccountRepository,
    private readonly features: FeatureToggles,
    private readonly jobs: JobQueue,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
  ) {}

  /** @throws IdentityUnproven, IdentityWithoutEmail, FeatureOff where nobody new can register, EmailUnverified */
  async arrivalOf(ticket: Ticket): Promise<Arrival> {
    try {
      return await this.lookUp(ticket);
    } catch (error) {
      // Somebody comes through two windows at once, which only the indexes know: the second look finds what the other made.
      if (!(error instanceof EmailTaken || error instanceof IdentityTaken)) throw error;
      return this.lookUp(ticket);
    }
  }

  private async lookUp(ticket: Ticket): Promise<Arrival> {
    const known = await this.identities.find(ticket);
    if (known !== undefined) return { user: await this.existing(known.userId), isToBeLinked: false };
    const told = addressTold(ticket.email, ticket.emailVerified);
    const verdict = welcome(told, told && (await this.accounts.byEmail(told.address)));
    switch (verdict.kind) {
      case 'link':
        return { user: await this.existing(verdict.userId), isToBeLinked: true };
      case 'create':
        return { user: await this.create(ticket, verdict), isToBeLinked: false };
      case 'refuse':
        return this.refuse(verdict);
      case 'no_address':
        throw new IdentityWithoutEmail();
    }
  }

  private async create(ticket: Ticket, { address, isProven }: Welcome & { kind: 'create' }): Promise<Person> {
    if (!(await this.features.isOn(REGISTRATION, undefined))) throw new FeatureOff(REGISTRATION);
    return this.db.transaction(async () => {
      const user = await this.accounts.insert({
        id: newId<UserId>(),
        email: address,
        emailVerifiedAt: isProven ? this.clock.now() : null,
        name: ticket.name,
        passwordHash: null,
        role: Role.Contributor,
      });
      await this.links.add(user.id, ticket, 'new_account');
      if (!isProven) await this.jobs.add('auth.write_letter', { letter: 'verify', userId: user.id });
      const subject = { type: 'user', id: user.id } as const;
      await this.audit.record('user.registered', user.id, { subject, details: { by: 'provider' } });
      return user;
    });
  }

  /** Where addresses have to be verified, a mere claim does not learn whether somebody has the address: as at registration. */
  private async refuse({ userId, isProven }: Welcome & { kind: 'refuse' }): Promise<never> {
    if (isProven || !this.isVerificationRequired) throw new IdentityUnproven();
    await this.db.transaction(() => this.jobs.add('auth.write_letter', { letter: 'in_use', userId }));
    throw new EmailUnverified();
  }

  private async existing(id: UserId): Promise<Person> {
    const user = await this.accounts.byId(id);
    // Erased a moment ago, and its links with it.
    if (user === undefined) throw new ProviderSignInOver();
    return user;
  }
}
