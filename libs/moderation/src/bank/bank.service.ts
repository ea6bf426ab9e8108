import type { Principal } from '@odr/access';
import { AuditLog } from '@odr/audit';
import { HashBankKind } from '@odr/contracts';
import type { HashBankId } from '@odr/kernel';
import { assertMatches, Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { BankInUse, BankNotFound } from './bank.errors.js';
import { BankRepository, type BankChanges, type LockedBank } from './bank.repository.js';
import { ScanService } from './scan.service.js';

/** Making and changing banks. */
@Injectable()
export class BankService {
  constructor(
    private readonly db: Database,
    private readonly banks: BankRepository,
    private readonly scans: ScanService,
    private readonly audit: AuditLog,
  ) {}

  /** @throws BankNameTaken */
  create(bank: Required<BankChanges>, actor: Principal): Promise<HashBankId> {
    return this.db.transaction(async () => {
      const id = await this.banks.insert(bank, actor.userId);
      await this.audit.record('hash_bank.made', actor.userId, {
        subject: { type: 'hash_bank', id },
        details: { kind: bank.kind, distance: bank.distance },
      });
      return id;
    });
  }

  /** One that finds more than before is compared with everything here anew. @throws BankNotFound, BankNameTaken, PreconditionFailed */
  update(id: HashBankId, changes: BankChanges, ifMatch: string | undefined, actor: Principal): Promise<void> {
    return this.db.transaction(async () => {
      const bank = await this.require(id);
      assertMatches(ifMatch, bank.version);
      await this.banks.update(id, changes);
      if (findsMore(bank, changes)) {
        await this.banks.unmatch(id);
        await this.scans.request(id);
      }
      const { kind = bank.kind, distance = bank.distance, isEnabled = bank.isEnabled } = changes;
      await this.audit.record('hash_bank.changed', actor.userId, {
        subject: { type: 'hash_bank', id },
        details: { kind, distance, isEnabled },
      });
    });
  }

  /** Lets a bank hide again that had been paused. @throws BankNotFound */
  resume(id: HashBankId, actor: Principal): Promise<void> {
    return this.db.transaction(async () => {
      const { isPaused } = await this.require(id);
      if (!isPaused) return;
      await this.banks.setPaused(id, false);
      await this.audit.record('hash_bank.resumed', actor.userId, { subject: { type: 'hash_bank', id }, details: {} });
    });
  }

  /** @throws BankNotFound; BankInUse once anything has matched it */
  delete(id: HashBankId, ifMatch: string | undefined, actor: Principal): Promise<void> {
    return this.db.transaction(async () => {
      assertMatches(ifMatch, (await this.require(id)).version);
      const matches = await this.banks.countMatches(id);
      if (matches > 0) throw new BankInUse(matches);
      await this.banks.delete(id);
      await this.audit.record('hash_bank.deleted', actor.userId, { subject: { type: 'hash_bank', id }, details: {} });
    });
  }

  private async require(id: HashBankId): Promise<LockedBank> {
    const bank = await this.banks.lock(id);
    if (!bank) throw new BankNotFound(id);
    return bank;
  }
}

/** Whether a bank would do something about pictures that it left alone before. */
function findsMore(before: LockedBank, { kind, distance, minQuality, isEnabled }: BankChanges): boolean {
  const acts = (kind ?? before.kind) !== HashBankKind.Allow && (isEnabled ?? before.isEnabled);
  return (
    acts &&
    ((distance ?? 0) > before.distance ||
      (minQuality ?? 100) < before.minQuality ||
      (isEnabled === true && !before.isEnabled) ||
      (kind !== undefined && kind !== before.kind))
  );
}
