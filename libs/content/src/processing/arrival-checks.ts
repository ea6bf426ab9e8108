import type { ContentId } from '@odr/kernel';
import { Injectable } from '@nestjs/common';

/** Somebody downstream who has to look at an item before anybody sees it; comes here instead of being called. */
export interface ArrivalCheck {
  /** In the transaction that makes the item's hashes known, or brings it back. What it throws, undoes that. */
  check(id: ContentId): Promise<unknown>;
}

/** All who look at items as they arrive. They register when their module starts. */
@Injectable()
export class ArrivalChecks {
  private readonly checks: ArrivalCheck[] = [];

  register(check: ArrivalCheck): void {
    this.checks.push(check);
  }

  /** One after the other, in the caller's transaction. */
  async run(id: ContentId): Promise<void> {
    for (const check of this.checks) await check.check(id);
  }
}
