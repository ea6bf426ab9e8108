import { DestroyRef, Service, computed, inject, resource } from '@angular/core';

import { toProblem } from '../../shared/data-problem/problem.js';
import type { Queue } from '../data/case.js';
import { ModerationClient } from '../data/moderation-client.js';

const REFRESH_MS = 20_000;

/** The queues and how much waits in each, as fresh as a glance needs. */
@Service({ autoProvided: false })
export class QueueCounts {
  private readonly client = inject(ModerationClient);
  private readonly list = resource({ loader: () => this.client.queues() });

  readonly all = computed<readonly Queue[]>(() => (this.list.hasValue() ? this.list.value() : []));
  readonly problem = computed(() => (this.list.error() ? toProblem(this.list.error()) : undefined));

  constructor() {
    const refreshing = setInterval(() => this.refresh(), REFRESH_MS);
    inject(DestroyRef).onDestroy(() => clearInterval(refreshing));
  }

  of(name: string | undefined): Queue | undefined {
    return this.all().find((queue) => queue.name === name);
  }

  /** Nobody reads counts in a tab that is not seen. */
  refresh(): void {
    if (document.visibilityState !== 'hidden' && !this.list.isLoading()) this.list.reload();
  }
}
