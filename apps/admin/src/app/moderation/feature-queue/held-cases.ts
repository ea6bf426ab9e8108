import { Service, computed, inject, linkedSignal, signal } from '@angular/core';

import type { ClaimedItem, PendingDecision } from '../data/case.js';
import { CaseLoader } from './case-loader.js';

/** The cases in this moderator's hands, in order, and which of them is in front. */
@Service({ autoProvided: false })
export class HeldCases {
  private readonly loader = inject(CaseLoader);
  private readonly _queue = signal<string | undefined>(undefined);
  private readonly _all = signal<readonly ClaimedItem[]>([]);
  private readonly currentId = linkedSignal<readonly ClaimedItem[], string | undefined>({
    source: this._all,
    computation: (held, before) => (held.some((one) => one.id === before?.value) ? before?.value : held[0]?.id),
  });

  readonly queue = this._queue.asReadonly();
  readonly all = this._all.asReadonly();
  readonly position = computed(() => this._all().findIndex((one) => one.id === this.currentId()));
  readonly current = computed(() => this._all()[this.position()]);
  readonly next = computed(() => this._all()[this.position() + 1]);

  /** Starts over with the cases of a queue. */
  begin(queue: string): void {
    this._queue.set(queue);
    this._all.set([]);
  }

  move(step: 1 | -1): void {
    const target = this._all()[this.position() + step];
    if (target) this.currentId.set(target.id);
    this.prefetch();
  }

  add(items: readonly ClaimedItem[]): void {
    const known = new Set(this._all().map(({ id }) => id));
    this._all.update((held) => [...held, ...items.filter(({ id }) => !known.has(id))]);
    this.prefetch();
  }

  /** Out of these hands; the case after it, or else the one before, comes to the front. */
  take(item: ClaimedItem): void {
    const following = this._all()[this.position() + 1] ?? this._all()[this.position() - 1];
    const wasCurrent = this.currentId() === item.id;
    this._all.update((held) => held.filter((one) => one.id !== item.id));
    if (wasCurrent) this.currentId.set(following?.id);
    this.prefetch();
  }

  /** Where it was, and in front. A case of a queue that was left stays away. */
  putBack({ item, index }: Pick<PendingDecision, 'item' | 'index'>): void {
    if (item.queue !== this._queue() && this._queue() !== undefined && item.queue) return;
    this._all.update((held) => held.toSpliced(index, 0, item));
    this.currentId.set(item.id);
  }

  renew(id: string, leaseExpiresAt: string): void {
    this._all.update((held) => held.map((one) => (one.id === id ? { ...one, leaseExpiresAt } : one)));
  }

  private prefetch(): void {
    this.loader.prefetch(this.next());
  }
}
