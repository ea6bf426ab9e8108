import { AuditLog } from '@odr/audit';
import type { UserId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { DcoOutdated } from '../auth.errors.js';
import { AgreementRepository, type CurrentAgreement } from './agreement.repository.js';

/** The Developer Certificate of Origin, and who accepted it. */
@Injectable()
export class AgreementService {
  constructor(
    private readonly db: Database,
    private readonly agreements: AgreementRepository,
    private readonly audit: AuditLog,
  ) {}

  current(userId: UserId | undefined): Promise<CurrentAgreement> {
    return this.agreements.current('dco', userId ?? null);
  }

  /** Accepting twice keeps the first acceptance. @throws DcoOutdated when another text than the one in force was read */
  async accept(
    userId: UserId,
    read: { readonly version: string; readonly sha256?: string },
  ): Promise<CurrentAgreement> {
    const { textId, version, sha256 } = await this.current(userId);
    if (read.version !== version || (read.sha256 ?? sha256) !== sha256) throw new DcoOutdated(version);
    await this.db.transaction(async () => {
      if (!(await this.agreements.accept(userId, textId))) return;
      const details = { kind: 'dco', version, sha256 } as const;
      await this.audit.record('agreement.accepted', userId, { subject: { type: 'user', id: userId }, details });
    });
    return this.current(userId);
  }
}
