import { scopeOf, type Principal } from '@odr/access';
import { AuditLog } from '@odr/audit';
import { ContentLookup } from '@odr/content';
import { HashConfirmation } from '@odr/contracts';
import { KnownHashes } from '@odr/duplicates';
import type { ContentId, HashBankId, HashEntryId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { BankNotFound, EntryInUse, EntryNotFound, EntryTaken, NoHash } from './bank.errors.js';
import { BankRepository } from './bank.repository.js';
import { EntryRepository, type AddedEntry, type EntryChanges, type NewEntry } from './entry.repository.js';
import { MatchRepository } from './match.repository.js';
import { ScanService } from './scan.service.js';

/** What seeds an entry: a hash, or a content that is here. */
export interface EntrySeed {
  readonly hash?: string;
  readonly contentId?: string;
  readonly quality?: number;
  readonly source?: string;
  readonly note?: string;
}

/** Of hashes that come without one: whoever gives them knows what they are. */
const FULL_QUALITY = 100;

/** Seeding banks, and ruling about what they hold. Only people do: the routes are closed to keys, and the column takes nobody else. */
@Injectable()
export class EntryService {
  constructor(
    private readonly db: Database,
    private readonly banks: BankRepository,
    private readonly entries: EntryRepository,
    private readonly matches: MatchRepository,
    private readonly contents: ContentLookup,
    private readonly hashes: KnownHashes,
    private readonly scans: ScanService,
    private readonly audit: AuditLog,
  ) {}

  /** @throws BankNotFound, EntryTaken, NoHash, ContentNotFound */
  add(bankId: HashBankId, seed: EntrySeed, actor: Principal): Promise<HashEntryId> {
    return this.db.transaction(async () => {
      const entry = await this.read(seed, actor);
      const added = (await this.addAll(bankId, [entry], actor)).get(entry.hash);
      if (!added) throw new BankNotFound(bankId);
      if (!added.isNew) throw new EntryTaken(added.id);
      return added.id;
    });
  }

  /**
   * Adds those that the bank lacks, in one transaction.
   * @throws BankNotFound
   */
  addAll(bankId: HashBankId, entries: readonly NewEntry[], actor: Principal): Promise<ReadonlyMap<string, AddedEntry>> {
    return this.db.transaction(async () => {
      // Searches wait for whoever is seeding: none begins that would pass over what is about to be committed.
      await this.matches.announceArrival();
      const bank = await this.banks.lock(bankId);
      if (!bank) throw new BankNotFound(bankId);
      const added = await this.entries.add(bankId, entries, actor.userId);
      const count = [...added.values()].filter(({ isNew }) => isNew).length;
      if (count === 0) return added;
      await this.scans.request(bankId);
      await this.audit.record('hash_bank.entries_added', actor.userId, {
        subject: { type: 'hash_bank', id: bankId },
        details: { count },
      });
      return added;
    });
  }

  /** @throws EntryNotFound */
  update(bankId: HashBankId, id: HashEntryId, changes: EntryChanges, actor: Principal): Promise<void> {
    return this.db.transaction(async () => {
      const before = await this.entries.lock(bankId, id);
      if (!before) throw new EntryNotFound(id);
      await this.entries.update(id, changes);
      const { confirmed = before.confirmed, disabledUntil } = changes;
      const countsAgain =
        (before.confirmed === HashConfirmation.Refuted && confirmed !== before.confirmed) || disabledUntil === null;
      if (countsAgain) {
        await this.banks.unmatch(bankId);
        await this.scans.request(bankId);
      }
      await this.audit.record('hash_bank.entry_changed', actor.userId, {
        subject: { type: 'hash_bank', id: bankId },
        details: { entryId: id, confirmed },
      });
    });
  }

  /** @throws EntryNotFound; EntryInUse once anything has matched it */
  delete(bankId: HashBankId, id: HashEntryId, actor: Principal): Promise<void> {
    return this.db.transaction(async () => {
      if (!(await this.entries.lock(bankId, id))) throw new EntryNotFound(id);
      const matches = await this.entries.countMatches(id);
      if (matches > 0) throw new EntryInUse(matches);
      await this.entries.delete(id);
      await this.audit.record('hash_bank.entry_removed', actor.userId, {
        subject: { type: 'hash_bank', id: bankId },
        details: { entryId: id },
      });
    });
  }

  /** @throws NoHash, ContentNotFound for what is not here */
  async read({ hash, contentId, quality, source, note }: EntrySeed, actor: Principal): Promise<NewEntry> {
    const words = { source: source ?? null, note: note ?? null };
    if (contentId === undefined)
      return { hash: (hash ?? '').toLowerCase(), quality: quality ?? FULL_QUALITY, contentId: null, ...words };
    const id = contentId as ContentId;
    await this.contents.requireVisible(scopeOf(actor), id);
    const known = await this.hashes.of(id);
    if (!known) throw new NoHash(id, 'The content has no perceptual hash: it is not processed, or no picture.');
    return { hash: known.hashes[0] ?? '', quality: known.quality, contentId: id, ...words };
  }
}
