import type { HashScanState } from '@odr/contracts';
import { DomainError, type ContentId, type HashBankId, type HashEntryId, type HashScanId } from '@odr/kernel';

export class BankNotFound extends DomainError {
  readonly code = 'hash_bank.not_found';
  constructor(bankId: HashBankId) {
    super('There is no such hash bank.', { bankId });
  }
}

export class BankNameTaken extends DomainError {
  readonly code = 'hash_bank.name_taken';
  constructor(name: string) {
    super(`There is a bank called ${name} already.`, { name });
  }
}

/** People have judged by it; deleting it would forget what they cleared. */
export class BankInUse extends DomainError {
  readonly code = 'hash_bank.in_use';
  constructor(matches: number) {
    super('Pictures have matched this bank. Switch it off instead, so that what people cleared stays known.', {
      matches,
    });
  }
}

export class EntryNotFound extends DomainError {
  readonly code = 'hash_bank.entry_not_found';
  constructor(entryId: HashEntryId) {
    super('The bank has no such entry.', { entryId });
  }
}

/** Pictures are hidden because of it, or were cleared of it. */
export class EntryInUse extends DomainError {
  readonly code = 'hash_bank.in_use';
  constructor(matches: number) {
    super(
      'Pictures have matched this entry. Refute it instead: then it matches nothing, and what people decided stays known.',
      {
        matches,
      },
    );
  }
}

export class EntryTaken extends DomainError {
  readonly code = 'hash_bank.entry_taken';
  constructor(existingId: HashEntryId) {
    super('The bank has this hash already.', { existingId });
  }
}

/** A content that cannot seed an entry. */
export class NoHash extends DomainError {
  readonly code = 'hash_bank.no_hash';
  constructor(contentId: ContentId, why: string) {
    super(why, { contentId });
  }
}

export class BrokenEntryLine extends DomainError {
  readonly code = 'hash_bank.broken_line';
  constructor(why: string) {
    super(why);
  }
}

export class ScanNotFound extends DomainError {
  readonly code = 'hash_bank.scan_not_found';
  constructor(scanId: HashScanId) {
    super('The bank has no such search.', { scanId });
  }
}

/** What was asked of it does not fit how far it is. */
export class ScanElsewhere extends DomainError {
  readonly code = 'hash_bank.scan_state';
  constructor(state: HashScanState) {
    super(`The search is ${state}.`, { state });
  }
}
