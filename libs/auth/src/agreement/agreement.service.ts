import { createHash } from 'node:crypto';
import { AuditLog } from '@odr/audit';
import { AcceptanceMethod, AgreementKind } from '@odr/contracts';
import type { UserId } from '@odr/kernel';
import { Notices } from '@odr/notification';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { DcoOutdated } from '../auth.errors.js';
import { AgreementNotFound, AgreementOutdated, AgreementUnchanged } from './agreement.errors.js';
import {
  AgreementRepository,
  type Acceptance,
  type AgreementVersion,
  type CurrentAgreement,
} from './agreement.repository.js';

/** What somebody has read, and how they say so. */
export interface ReadAgreement {
  readonly kind: AgreementKind;
  readonly version: string;
  readonly sha256?: string;
  readonly method: AcceptanceMethod;
}

/** What contributors agree to, who accepted it, and new versions. */
@Injectable()
export class AgreementService {
  constructor(
    private readonly db: Database,
    private readonly agreements: AgreementRepository,
    private readonly notices: Notices,
    private readonly audit: AuditLog,
  ) {}

  allCurrent(userId: UserId | undefined): Promise<CurrentAgreement[]> {
    return this.agreements.allCurrent(userId ?? null);
  }

  /** @throws AgreementNotFound while nothing of the kind has been published */
  async current(kind: AgreementKind, userId: UserId | undefined): Promise<CurrentAgreement> {
    const agreement = await this.agreements.current(kind, userId ?? null);
    if (agreement === undefined) throw new AgreementNotFound();
    return agreement;
  }

  versionsOf(kind: AgreementKind): Promise<AgreementVersion[]> {
    return this.agreements.versionsOf(kind);
  }

  /** @throws AgreementNotFound */
  async text(kind: AgreementKind, version: string): Promise<AgreementVersion & { text: string }> {
    const found = await this.agreements.text(kind, version);
    if (found === undefined) throw new AgreementNotFound();
    return found;
  }

  acceptancesOf(userId: UserId): Promise<Acceptance[]> {
    return this.agreements.acceptancesOf(userId);
  }

  /**
   * Accepting twice keeps the first acceptance.
   * @throws DcoOutdated, AgreementOutdated when another text than the one in force was read, AgreementNotFound
   */
  async accept(userId: UserId, read: ReadAgreement): Promise<CurrentAgreement> {
    const agreement = await this.current(read.kind, userId);
    const { kind, version, sha256 } = agreement;
    if (read.version !== version || (read.sha256 ?? sha256) !== sha256) {
      throw kind === AgreementKind.Dco ? new DcoOutdated(version) : new AgreementOutdated(kind, version);
    }
    await this.db.transaction(() => this.keep(userId, agreement, read.method));
    return this.current(kind, userId);
  }

  /** Accepts everything in force for an account that nobody signs in to. Call it in a transaction. */
  async acceptOnBehalf(userId: UserId, by: UserId): Promise<void> {
    for (const agreement of await this.agreements.allCurrent(userId)) {
      await this.keep(userId, agreement, AcceptanceMethod.OperatorOnBehalf, by);
    }
  }

  /**
   * Puts a new text in force, everywhere at once: nobody contributes until they have accepted it. What was contributed before
   * stays under the text it was contributed under.
   * @throws AgreementVersionTaken, AgreementUnchanged
   */
  async publish(kind: AgreementKind, version: string, given: string, by: UserId): Promise<void> {
    const text = given.replaceAll('\r\n', '\n');
    const sha256 = createHash('sha256').update(text).digest('hex');
    await this.db.transaction(async () => {
      await this.agreements.lock(kind);
      const before = await this.agreements.current(kind, null);
      if (before?.sha256 === sha256) throw new AgreementUnchanged(before.version);
      await this.agreements.publish({ kind, version, text, sha256, publishedBy: by });
      await this.notices.tell('agreement.renewed', await this.agreements.readers(), { kind, version });
      await this.audit.record('agreement.published', by, { details: { kind, version, sha256 } });
    });
  }

  private async keep(
    userId: UserId,
    { textId, kind, version, sha256 }: CurrentAgreement,
    method: AcceptanceMethod,
    recordedBy?: UserId,
  ): Promise<void> {
    if (!(await this.agreements.accept(userId, textId, method, recordedBy))) return;
    const subject = { type: 'user', id: userId } as const;
    await this.audit.record('agreement.accepted', recordedBy ?? userId, {
      subject,
      details: { kind, version, sha256, method },
    });
  }
}
