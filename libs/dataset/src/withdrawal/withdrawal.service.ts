import { Injectable } from '@nestjs/common';
import type { Principal } from '@odr/access';
import { AuditLog } from '@odr/audit';
import type { WithdrawalReason } from '@odr/contracts';
import { DomainError } from '@odr/kernel';
import { Database } from '@odr/platform';

import { WithdrawalFeed } from './withdrawal-feed.js';
import { WithdrawalRepository } from './withdrawal.repository.js';

/** What a sweep tells of; the next one goes on. */
const AT_ONCE = 10_000;

export class AcknowledgementMismatch extends DomainError {
  readonly code = 'dataset.acknowledgement_mismatch';
  constructor(details: { readonly sequence: number; readonly head: number }) {
    super('The dataset has no finished version with this root, or its feed is not that long.', details);
  }
}

/** Writes tombstones. What is in a feed stays there: whoever asks later has to be told too. */
@Injectable()
export class WithdrawalService {
  constructor(
    private readonly db: Database,
    private readonly rows: WithdrawalRepository,
    private readonly feed: WithdrawalFeed,
    private readonly audit: AuditLog,
  ) {}

  /** Tells the consumers of every dataset that released an item. A repeat does nothing. */
  async withdraw(contentId: string, reason: WithdrawalReason): Promise<void> {
    const holdings = await this.rows.holdings(contentId);
    await this.feed.add(holdings.map((holding) => ({ ...holding, reason })));
  }

  /** Tells of what went while a version was made, whose event found no version yet. */
  async catchUp(versionId: string): Promise<void> {
    await this.feed.add(await this.rows.gone(versionId));
  }

  /** Tells of what went without an event, such as rows that were erased. */
  async sweep(): Promise<void> {
    await this.feed.add(await this.rows.untold(AT_ONCE));
  }

  /** Keeps a consumer's word that a copy was pruned. @throws AcknowledgementMismatch */
  acknowledge(
    { userId }: Principal,
    word: { readonly datasetId: string; readonly sequence: number; readonly rootHash: string; readonly pruned: number },
  ): Promise<string> {
    return this.db.transaction(async () => {
      const { sequence: head = 0 } = (await this.rows.head(word.datasetId)) ?? {};
      const isKnown = await this.rows.hasRoot(word.datasetId, word.rootHash);
      if (!isKnown || word.sequence > head) throw new AcknowledgementMismatch({ sequence: word.sequence, head });
      await this.audit.record('dataset.acknowledged', userId, {
        subject: { type: 'dataset', id: word.datasetId },
        details: { sequence: word.sequence },
      });
      return this.rows.acknowledge(userId, word);
    });
  }
}
