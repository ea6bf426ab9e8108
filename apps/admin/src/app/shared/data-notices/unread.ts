import { Service, inject, linkedSignal, resource } from '@angular/core';

import { Session } from '../data-session/session.js';
import { NoticeClient } from './data/notice-client.js';

/** How much I have not read. Asked quietly: without an answer the last one stands. */
@Service()
export class Unread {
  private readonly client = inject(NoticeClient);
  private readonly session = inject(Session);

  private readonly asked = resource({
    params: () => (this.session.can('notification.manage') ? { who: this.session.user()?.id } : undefined),
    loader: async () => (await this.client.list(true, undefined, 1)).unread,
  });
  private readonly _count = linkedSignal<{ who: string | undefined; now: number | undefined }, number>({
    source: () => ({
      who: this.session.user()?.id,
      now: this.asked.hasValue() ? this.asked.value() : undefined,
    }),
    computation: ({ who, now }, before) => now ?? (before?.source.who === who ? before?.value : undefined) ?? 0,
  });
  readonly count = this._count.asReadonly();

  /** What another answer of the server has said by the way. */
  set(count: number): void {
    this._count.set(count);
  }

  lookAgain(): void {
    if (!this.asked.isLoading()) this.asked.reload();
  }
}
