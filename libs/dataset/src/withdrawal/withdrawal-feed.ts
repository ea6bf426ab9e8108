import { Injectable } from '@nestjs/common';
import { Database } from '@odr/platform';

import { FeedKeys } from './feed-keys.js';
import {
  entryHash,
  FIRST_HASH,
  signatureOf,
  type WithdrawalEntry,
  type WithdrawnItem,
  type WithdrawnVersion,
} from './withdrawal.entry.js';
import { WithdrawalRepository } from './withdrawal.repository.js';

/** Writes the lines of feeds: each follows the one before and is signed. */
@Injectable()
export class WithdrawalFeed {
  constructor(
    private readonly db: Database,
    private readonly rows: WithdrawalRepository,
    private readonly keys: FeedKeys,
  ) {}

  /** Each in a transaction of its own, unless the caller has one. What is there already is not told again. */
  async add(withdrawn: readonly (WithdrawnItem | WithdrawnVersion)[]): Promise<void> {
    if (withdrawn.length === 0) return;
    const { keyId, privateKey } = await this.keys.current();
    for (const what of withdrawn) {
      await this.db.transaction(async () => {
        const head = await this.rows.lockHead(what.datasetId);
        const entry: WithdrawalEntry = {
          ...what,
          sequence: (head?.sequence ?? 0) + 1,
          withdrawnAt: new Date().toISOString(),
          previousHash: head?.hash ?? FIRST_HASH,
        };
        const hash = entryHash(entry);
        await this.rows.append({ ...entry, hash, keyId, signature: signatureOf(hash, privateKey) });
      });
    }
  }
}
