import type { Principal } from '@odr/access';
import { AuditLog } from '@odr/audit';
import { HashBankKind, HashScanState } from '@odr/contracts';
import { KnownHashes } from '@odr/duplicates';
import type { ContentId, HashBankId, HashScanId } from '@odr/kernel';
import { Notices } from '@odr/notification';
import { Database, JobQueue } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { BankGate } from './bank-gate.js';
import { BankNotFound, ScanElsewhere, ScanNotFound } from './bank.errors.js';
import { isFlood } from './bank.policy.js';
import { BankRepository, type LockedBank } from './bank.repository.js';
import { MatchRepository } from './match.repository.js';
import { ScanRepository, type FoundMatch, type LockedScan } from './scan.repository.js';

/** One transaction: so many contents are compared at once. */
const PIECE = 500;
/** So many contents are hidden or raised at once; each locks its case and its row. */
const APPLIED_AT_ONCE = 50;
/** Up to so many new entries each content is compared with each of them; beyond, it is looked up among all by pieces. */
const COMPARED_ONE_BY_ONE = 200;

const scanKey = (id: HashScanId): string => `moderation.search_bank:${id}`;

/**
 * Compares everything that is here with what a bank has gained: first all of it is found, and only then something is done, so that
 * a bank that would hit too much is stopped before it has hit anything.
 */
@Injectable()
export class ScanService {
  constructor(
    private readonly db: Database,
    private readonly banks: BankRepository,
    private readonly scans: ScanRepository,
    private readonly matches: MatchRepository,
    private readonly gate: BankGate,
    private readonly hashes: KnownHashes,
    private readonly jobs: JobQueue,
    private readonly audit: AuditLog,
    private readonly notices: Notices,
  ) {}

  /** Asks for a search about what the bank has gained. In the transaction that lets it grow. */
  async request(bankId: HashBankId): Promise<void> {
    await this.jobs.add('moderation.match_bank', { bankId }, { dedupeKey: `moderation.match_bank:${bankId}` });
  }

  /** Begins one, unless one goes on; that one asks again when it ends. */
  async begin(bankId: HashBankId): Promise<HashScanId | undefined> {
    return this.db.transaction(async () => {
      // Everybody who was matching or seeding has committed: whoever comes later sees all entries up to the last one.
      await this.matches.waitForArrivals();
      const bank = await this.banks.lock(bankId);
      if (!bank?.isEnabled || bank.kind === HashBankKind.Allow || (await this.scans.open(bankId))) return undefined;
      const throughSeq = await this.scans.lastSeq(bankId);
      if (BigInt(throughSeq) <= BigInt(bank.matchedThrough)) return undefined;
      return this.start(bank, bank.matchedThrough, throughSeq, false, null);
    });
  }

  /**
   * Compares everything with every entry, and does nothing about it before somebody says so.
   * @throws BankNotFound; ScanElsewhere while another one goes on
   */
  preview(bankId: HashBankId, actor: Principal): Promise<HashScanId> {
    return this.db.transaction(async () => {
      await this.matches.waitForArrivals();
      const bank = await this.banks.lock(bankId);
      if (!bank) throw new BankNotFound(bankId);
      const open = await this.scans.open(bankId);
      if (open) throw new ScanElsewhere(open.state);
      return this.start(bank, '0', await this.scans.lastSeq(bankId), true, actor);
    });
  }

  /** Does what the search has found, and lets the bank hide again. @throws ScanNotFound, ScanElsewhere */
  apply(bankId: HashBankId, id: HashScanId, actor: Principal): Promise<void> {
    return this.db.transaction(async () => {
      const scan = await this.held(bankId, id);
      await this.scans.move(id, HashScanState.Applying, actor.userId);
      await this.banks.setPaused(bankId, false);
      await this.goOn(id);
      await this.audit.record('hash_bank.search_applied', actor.userId, {
        subject: { type: 'hash_bank', id: bankId },
        details: { scanId: id, matched: scan.matched },
      });
    });
  }

  /** Does nothing about what was found. A bank that was paused stays so. @throws ScanNotFound, ScanElsewhere */
  discard(bankId: HashBankId, id: HashScanId, actor: Principal): Promise<void> {
    return this.db.transaction(async () => {
      const scan = await this.held(bankId, id);
      await this.scans.move(id, HashScanState.Discarded, actor.userId);
      await this.scans.forgetFound(id);
      // What was added meanwhile.
      await this.request(bankId);
      await this.audit.record('hash_bank.search_discarded', actor.userId, {
        subject: { type: 'hash_bank', id: bankId },
        details: { scanId: id, matched: scan.matched },
      });
    });
  }

  /** One piece of a search. @returns whether there is more to do */
  step(id: HashScanId): Promise<boolean> {
    return this.db.transaction(async () => {
      const scan = await this.scans.lock(id);
      if (scan?.state === HashScanState.Running) return this.search(scan);
      if (scan?.state === HashScanState.Applying) return this.carryOut(scan);
      return false;
    });
  }

  private async search(scan: LockedScan): Promise<boolean> {
    const ids = await this.scans.piece(scan, PIECE);
    const last = ids.at(-1);
    if (last === undefined) return this.conclude(scan);
    const isFew = (await this.scans.countEntries(scan)) <= COMPARED_ONE_BY_ONE;
    const found = isFew ? await this.scans.compareAll(scan, ids) : await this.lookUp(scan, ids);
    const matched = await this.matches.find(scan.id, scan.bankId, found);
    await this.scans.advance(scan.id, { last, done: ids.length, matched });
    return true;
  }

  private async lookUp({ bankId }: LockedScan, ids: readonly ContentId[]): Promise<FoundMatch[]> {
    const found: FoundMatch[] = [];
    for (const contentId of ids) {
      const [known, arrival] = [await this.hashes.of(contentId), await this.matches.arrival(contentId)];
      if (!known || !arrival) continue;
      const near = await this.matches.nearest(contentId, arrival, known);
      found.push(...near.filter((match) => match.bankId === bankId).map((match) => ({ ...match, contentId })));
    }
    return found;
  }

  /** Everything is found: it is done at once, unless it is a preview or so much that somebody has to look first. */
  private async conclude(scan: LockedScan): Promise<boolean> {
    const { id, bankId, isPreview, matched, total } = scan;
    const bank = await this.banks.lock(bankId);
    if (!isPreview) await this.banks.markMatched(bankId, scan.throughSeq);
    const isTooMuch = isFlood(matched, total);
    if (isTooMuch && !isPreview) {
      await this.banks.setPaused(bankId, true);
      const held = { bankId, name: bank?.name ?? '', matched, total };
      await this.notices.tell('hash_bank.held', await this.banks.administrators(), held, { source: id });
    }
    if (matched > 0 && (isPreview || isTooMuch)) {
      await this.scans.move(id, HashScanState.Held);
      return false;
    }
    await this.scans.move(id, matched > 0 ? HashScanState.Applying : HashScanState.Done);
    if (matched === 0) await this.request(bankId);
    return matched > 0;
  }

  private async carryOut({ id, bankId }: LockedScan): Promise<boolean> {
    const ids = await this.scans.found(id, APPLIED_AT_ONCE);
    for (const contentId of ids) await this.gate.check(contentId);
    // What the gate left alone is gone, was cleared or hidden since, or the bank was changed: there is nothing to be done.
    await this.scans.forgetFound(id, ids);
    await this.scans.countApplied(id, ids.length);
    if (ids.length > 0) return true;
    await this.scans.move(id, HashScanState.Done);
    // What was added meanwhile.
    await this.request(bankId);
    return false;
  }

  private async start(
    { id: bankId }: LockedBank,
    fromSeq: string,
    throughSeq: string,
    isPreview: boolean,
    actor: Principal | null,
  ): Promise<HashScanId> {
    const id = await this.scans.begin({ bankId, fromSeq, throughSeq, isPreview, by: actor?.userId ?? null });
    await this.goOn(id);
    return id;
  }

  private async held(bankId: HashBankId, id: HashScanId): Promise<LockedScan> {
    const scan = await this.scans.lock(id);
    if (scan?.bankId !== bankId) throw new ScanNotFound(id);
    if (scan.state !== HashScanState.Held) throw new ScanElsewhere(scan.state);
    return scan;
  }

  /** In a job of its own; where it stands is what its row says. */
  async goOn(scanId: HashScanId): Promise<void> {
    await this.jobs.add('moderation.search_bank', { scanId }, { dedupeKey: scanKey(scanId) });
  }
}
