import { Service, signal } from '@angular/core';

import type { PendingDecision } from '../data/case.js';

/** A verdict that has left; without `decisionId` its answer is still on its way. */
export interface SentVerdict {
  readonly pending: PendingDecision;
  readonly decisionId?: string;
}

/** What this moderator decided since the page was opened, so that the last of it can be taken back. */
@Service({ autoProvided: false })
export class SentVerdicts {
  private readonly _all = signal<readonly SentVerdict[]>([]);

  /** The youngest one of a queue. */
  last(queue: string | undefined): SentVerdict | undefined {
    return this._all().findLast((one) => one.pending.item.queue === queue);
  }

  /** Keeps its place from the moment that it leaves: answers may come in another order. */
  add(pending: PendingDecision): void {
    this._all.update((all) => [...all, { pending }]);
  }

  confirm(pending: PendingDecision, decisionId: string | undefined): void {
    this._all.update((all) => all.map((one) => (one.pending === pending ? { pending, decisionId } : one)));
  }

  drop(pending: PendingDecision): void {
    this._all.update((all) => all.filter((one) => one.pending !== pending));
  }
}
