import { AuditLog } from '@odr/audit';
import { Clock, type UserId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { EmailUnverified } from '../auth.errors.js';
import { SessionService, type Device, type Grant } from '../session/session.service.js';
import { Admission, type FurtherProof } from '../sign-in/admission.js';
import { sha256 } from './attempt-secrets.js';
import { IdentityLinks } from './identity-links.js';
import { Newcomers, type Arrival } from './newcomers.js';
import { IdentityTaken, ProviderSignInOver } from './oauth.errors.js';
import { OauthRepository, type Ticket } from './oauth.repository.js';

/** Signing in with what a provider has proved. */
@Injectable()
export class ProviderSignIn {
  constructor(
    private readonly db: Database,
    private readonly progress: OauthRepository,
    private readonly newcomers: Newcomers,
    private readonly links: IdentityLinks,
    private readonly admission: Admission,
    private readonly sessions: SessionService,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
  ) {}

  /**
   * The ticket stays until somebody is admitted by it, so that a second factor can be asked for in between.
   * @throws ProviderSignInOver, and what `Newcomers` and `Admission` throw
   */
  async complete(secret: string | undefined, proof: FurtherProof, device: Device): Promise<Grant> {
    const ticket = secret === undefined ? undefined : await this.progress.ticket(sha256(secret), this.clock.now());
    if (ticket === undefined || ticket.userId !== null) throw new ProviderSignInOver();
    const arrival = await this.admitted(ticket, proof);
    try {
      await this.enter(ticket, arrival);
    } catch (error) {
      // Another window has linked the two since they were looked up: then this one finds them linked.
      const again = error instanceof IdentityTaken ? await this.newcomers.arrivalOf(ticket) : undefined;
      if (again?.user.id !== arrival.user.id) throw error;
      await this.enter(ticket, again);
    }
    return this.sessions.begin(arrival.user, device);
  }

  private enter(ticket: Ticket, { user, isToBeLinked }: Arrival): Promise<void> {
    return this.db.transaction(async () => {
      if (!(await this.progress.takeTicket(ticket.secretSha256))) throw new ProviderSignInOver();
      // Linked no sooner than here: whoever lacks the second factor must not leave a way in behind.
      if (isToBeLinked) await this.links.add(user.id, ticket, 'verified_address');
      else await this.links.touch(ticket);
    });
  }

  private async admitted(ticket: Ticket, proof: FurtherProof): Promise<Arrival> {
    try {
      const arrival = await this.newcomers.arrivalOf(ticket);
      if (!arrival.user.isActive) await this.recordInactive(arrival.user.id);
      await this.admission.admit(arrival.user, proof);
      return arrival;
    } catch (error) {
      // A letter is on its way, and each ticket is worth one.
      if (error instanceof EmailUnverified) await this.progress.takeTicket(ticket.secretSha256);
      throw error;
    }
  }

  private recordInactive(id: UserId): Promise<void> {
    const entry = { subject: { type: 'user', id }, details: { reason: 'inactive' } } as const;
    return this.db.transaction(() => this.audit.record('auth.sign_in_failed', null, entry));
  }
}
