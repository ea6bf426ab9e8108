import { DestroyRef, Service, inject, signal } from '@angular/core';
import type { Subscription } from 'rxjs';

import { type Here, PresenceClient } from '../data/presence-client.js';

const AGAIN_MS = [1_000, 5_000, 30_000] as const;

/** Who else is here, as it changes. When it cannot be known, nothing is said. */
@Service({ autoProvided: false })
export class PresenceWatch {
  private readonly client = inject(PresenceClient);
  private readonly _here = signal<Here>({});
  private following: Subscription | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private failures = 0;

  readonly here = this._here.asReadonly();

  constructor() {
    inject(DestroyRef).onDestroy(() => this.stop());
  }

  /** Takes a seat at this queue, and leaves the one before. */
  sitAt(queue: string): void {
    this.stop();
    this.failures = 0;
    this.follow(queue);
  }

  private follow(queue: string): void {
    this.following = this.client.follow(queue).subscribe({
      next: (here) => {
        this.failures = 0;
        this._here.set(here);
      },
      error: () => this.again(queue),
      complete: () => this.again(queue),
    });
  }

  private again(queue: string): void {
    if (this.failures > 0) this._here.set({});
    const wait = AGAIN_MS[Math.min(this.failures, AGAIN_MS.length - 1)];
    this.failures += 1;
    this.timer = setTimeout(() => this.follow(queue), wait);
  }

  private stop(): void {
    clearTimeout(this.timer);
    this.following?.unsubscribe();
  }
}
