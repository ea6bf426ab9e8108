import type { ContentId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { confirmationOf } from './bank.policy.js';
import { EntryRepository } from './entry.repository.js';

/** What people's verdicts about pictures say of the entries that they are near. */
@Injectable()
export class BankVerdicts {
  constructor(
    private readonly db: Database,
    private readonly entries: EntryRepository,
  ) {}

  /** Counted anew each time, so that a message that comes twice, and a verdict that was reversed, change nothing. */
  learn(contentId: ContentId): Promise<void> {
    return this.db.transaction(async () => {
      for (const { id, ...verdicts } of await this.entries.verdictsNear(contentId))
        await this.entries.learn(id, confirmationOf(verdicts));
    });
  }
}
