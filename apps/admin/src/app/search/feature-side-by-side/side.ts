import { type Signal, computed, inject, linkedSignal, resource } from '@angular/core';

import { toProblem } from '../../shared/data-problem/problem.js';
import type { HitPage } from '../data/hit.js';
import { SearchClient, type SearchQuestion } from '../data/search-client.js';

export interface TimedPage extends HitPage {
  readonly tookMs: number;
}

/** One ranking of two: what it found, and how long that took. */
export interface Side {
  readonly page: Signal<TimedPage | undefined>;
  readonly ids: Signal<readonly string[]>;
  readonly isStale: Signal<boolean>;
  readonly problem: Signal<ReturnType<typeof toProblem> | undefined>;
  reload(): void;
}

/** Injection context only. */
export function injectSide(question: () => SearchQuestion | undefined): Side {
  const client = inject(SearchClient);
  const answer = resource({
    params: question,
    loader: async ({ params, abortSignal }): Promise<TimedPage> => {
      const startedMs = performance.now();
      const page = await client.find(params, undefined, abortSignal);
      return { ...page, tookMs: performance.now() - startedMs };
    },
  });
  // What was there before stays, dimmed, until the next answer.
  const page = linkedSignal<{ readonly now?: TimedPage; readonly hasFailed: boolean }, TimedPage | undefined>({
    source: () => ({ now: answer.hasValue() ? answer.value() : undefined, hasFailed: answer.error() !== undefined }),
    computation: ({ now, hasFailed }, before) => now ?? (hasFailed ? undefined : before?.value),
  });
  return {
    page,
    ids: computed(() => (page()?.items ?? []).map(({ content }) => content.id)),
    isStale: answer.isLoading,
    problem: computed(() => (answer.error() ? toProblem(answer.error()) : undefined)),
    reload: () => answer.reload(),
  };
}
