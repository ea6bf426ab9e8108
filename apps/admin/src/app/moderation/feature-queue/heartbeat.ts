import { DestroyRef, Service, inject } from '@angular/core';

import { type Problem, toProblem } from '../../shared/data-problem/problem.js';
import type { ClaimedItem } from '../data/case.js';
import { ModerationClient } from '../data/moderation-client.js';
import { LEASE_SECONDS } from './claims.js';

const BEAT_MS = 40_000;

/** Keeps leases alive, but only while somebody sees the page: a forgotten tab withholds nothing. */
@Service({ autoProvided: false })
export class Heartbeat {
  private readonly client = inject(ModerationClient);
  private readonly destroyed = inject(DestroyRef);

  /**
   * Renews what `items` gives, now and then and whenever the tab is seen again.
   * @param lost called with a case that somebody else may have now
   */
  keep(
    items: () => readonly ClaimedItem[],
    renewed: (item: ClaimedItem, leaseExpiresAt: string) => void,
    lost: (item: ClaimedItem, why: Problem) => void,
  ): void {
    const beat = (): void => {
      if (document.visibilityState === 'hidden') return;
      for (const item of items()) void this.renew(item, renewed, lost);
    };
    const beating = setInterval(beat, BEAT_MS);
    document.addEventListener('visibilitychange', beat);
    this.destroyed.onDestroy(() => {
      clearInterval(beating);
      document.removeEventListener('visibilitychange', beat);
    });
  }

  private async renew(
    item: ClaimedItem,
    renewed: (item: ClaimedItem, leaseExpiresAt: string) => void,
    lost: (item: ClaimedItem, why: Problem) => void,
  ): Promise<void> {
    try {
      const { leaseExpiresAt } = await this.client.extend(item, LEASE_SECONDS);
      if (leaseExpiresAt) renewed(item, leaseExpiresAt);
    } catch (error) {
      // The lease ran out while the tab slept and someone else took the case: a fact, not a failure. Anything else passes.
      const problem = toProblem(error);
      if (problem.status === 409) lost(item, problem);
    }
  }
}
