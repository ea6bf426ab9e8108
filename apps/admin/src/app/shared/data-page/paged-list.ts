import { computed, linkedSignal, resource, signal, type Signal } from '@angular/core';

import { type Problem, toProblem } from '../data-problem/problem.js';
import type { Page } from './page.js';

interface More<T> {
  readonly items: readonly T[];
  readonly nextCursor?: string | null;
}

/**
 * A cursor-paged list: the first page follows the query, later pages are appended on request. A query that changes gives up
 * the question before: `load` is told by its signal.
 * Create it in an injection context; while the query is undefined it stays idle.
 */
export class PagedList<T, Q, P extends Page<T> = Page<T>> {
  private readonly first;
  private readonly more;
  private readonly _isLoadingMore = signal(false);
  private readonly _moreProblem = signal<Problem | undefined>(undefined);

  /** The first page as it was answered, for what stands beside its items; stays while the next one is on its way. */
  readonly page: Signal<P | undefined>;
  readonly items: Signal<readonly T[]>;
  readonly total: Signal<number | undefined>;
  readonly hasMore: Signal<boolean>;
  readonly isLoading: Signal<boolean>;
  /** Whether the items shown belong to the query before. */
  readonly isStale: Signal<boolean>;
  readonly isEmpty: Signal<boolean>;
  readonly problem: Signal<Problem | undefined>;
  readonly isLoadingMore = this._isLoadingMore.asReadonly();

  constructor(
    private readonly query: () => Q | undefined,
    private readonly load: (query: Q, cursor: string | undefined, signal?: AbortSignal) => Promise<P>,
  ) {
    this.first = resource({
      params: query,
      loader: ({ params, abortSignal }) => load(params as Q, undefined, abortSignal),
    });
    const page = linkedSignal<{ readonly now: P | undefined; readonly hasFailed: boolean }, P | undefined>({
      source: () => ({
        now: this.first.hasValue() ? (this.first.value() as P) : undefined,
        hasFailed: this.first.error() !== undefined,
      }),
      computation: ({ now, hasFailed }, before) => now ?? (hasFailed ? undefined : before?.value),
    });
    this.page = page.asReadonly();
    this.more = linkedSignal<P | undefined, More<T>>({
      source: page,
      computation: (now) => ({ items: [], nextCursor: now?.nextCursor }),
    });
    this.items = computed(() => [...(page()?.items ?? []), ...this.more().items]);
    this.total = computed(() => page()?.total);
    this.hasMore = computed(() => Boolean(this.more().nextCursor));
    this.isLoading = computed(() => this.first.isLoading() && page() === undefined);
    this.isStale = computed(() => this.first.isLoading() && page() !== undefined);
    this.isEmpty = computed(() => page() !== undefined && this.items().length === 0);
    this.problem = computed(() => {
      const error = this.first.error();
      return error ? toProblem(error) : this._moreProblem();
    });
  }

  /** Appends the next page, if there is one and none is on its way. */
  async loadMore(): Promise<void> {
    const query = this.query();
    const cursor = this.more().nextCursor;
    if (!cursor || query === undefined || this._isLoadingMore() || this.isStale()) return;
    const asked = this.first.value();
    this._isLoadingMore.set(true);
    this._moreProblem.set(undefined);
    try {
      const page = await this.load(query, cursor);
      // The filter may have changed while we waited: then these rows belong to no one.
      if (this.first.value() !== asked) return;
      this.more.update((before) => ({ items: [...before.items, ...page.items], nextCursor: page.nextCursor }));
    } catch (error) {
      // The rows that are shown stay; the page says that the next ones could not be fetched.
      this._moreProblem.set(toProblem(error));
    } finally {
      this._isLoadingMore.set(false);
    }
  }

  reload(): void {
    this._moreProblem.set(undefined);
    this.first.reload();
  }
}
