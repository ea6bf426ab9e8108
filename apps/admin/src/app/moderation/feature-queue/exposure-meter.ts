import { DestroyRef, Service, inject, signal } from '@angular/core';

import type { ClaimedItem } from '../data/case.js';
import type { ExposureToday, View } from '../data/moderator.js';
import { ModeratorClient } from '../data/moderator-client.js';

const REPORT_MS = 10_000;
/** A longer look than this without a report is a machine that slept. */
const LONGEST_MS = 120_000;

/** Measures for how long pictures are unblurred in a tab that is seen, and tells the server case by case. */
@Service({ autoProvided: false })
export class ExposureMeter {
  private readonly client = inject(ModeratorClient);
  private readonly _today = signal<ExposureToday | undefined>(undefined);
  private readonly seen = new Map<string, View>();
  private looking: { readonly item: ClaimedItem; readonly since: number } | undefined;

  readonly today = this._today.asReadonly();

  constructor() {
    void this.begin();
    const reporting = setInterval(() => void this.report(), REPORT_MS);
    const away = (): void => {
      if (document.visibilityState === 'hidden') void this.report();
      else if (this.looking) this.looking = { ...this.looking, since: performance.now() };
    };
    document.addEventListener('visibilitychange', away);
    inject(DestroyRef).onDestroy(() => {
      clearInterval(reporting);
      document.removeEventListener('visibilitychange', away);
      void this.report();
    });
  }

  /** From now on this picture is seen, or none. */
  look(item: ClaimedItem | undefined): void {
    this.count();
    this.looking = item && { item, since: performance.now() };
  }

  /** Tells what was seen so far. Before a verdict leaves: after it the case is in nobody's hands. */
  async report(): Promise<void> {
    this.count();
    const views = [...this.seen.values()];
    this.seen.clear();
    if (views.length === 0) return;
    try {
      this._today.set((await this.client.report(views)).today);
    } catch {
      // Not reachable: some seconds are missing from a sum, which is better than a retry that counts them twice.
    }
  }

  /** What was seen before this desk was opened. */
  private async begin(): Promise<void> {
    try {
      const { today } = await this.client.exposure();
      this._today.update((later) => later ?? today);
    } catch {
      // Not reachable: the first report tells it as well.
    }
  }

  private count(): void {
    const now = performance.now();
    if (this.looking && document.visibilityState !== 'hidden') {
      const { item, since } = this.looking;
      const { id: itemId, leaseToken } = item;
      const before = this.seen.get(itemId)?.unblurredMs ?? 0;
      const unblurredMs = Math.min(Math.round(before + now - since), LONGEST_MS);
      if (unblurredMs > 0 && leaseToken !== null) this.seen.set(itemId, { itemId, leaseToken, unblurredMs });
    }
    if (this.looking) this.looking = { ...this.looking, since: now };
  }
}
