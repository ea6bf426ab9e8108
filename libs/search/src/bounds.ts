import { Injectable } from '@nestjs/common';
import { SearchCancelled, SearchTimedOut } from '@odr/embedding';
import { Database, isStatementCancelled } from '@odr/platform';

/** Until when a search has to be answered, and whether anybody still waits. */
export interface Bounds {
  readonly timeLimitMs: number;
  /** On the clock of `performance.now()`. */
  readonly untilMs: number;
  readonly signal?: AbortSignal;
}

/** Bounds that begin now. */
export const boundsOf = (timeLimitMs: number, signal?: AbortSignal): Bounds => ({
  timeLimitMs,
  untilMs: performance.now() + timeLimitMs,
  signal,
});

/**
 * No helpers: starting two processes takes longer than most of these statements, and what one search gains by them the others
 * lose (a million documents on two cores: the same statements took half as long without).
 */
const SETTINGS = `SELECT set_config('statement_timeout', $1, true), set_config('max_parallel_workers_per_gather', '0', true)`;

/** Runs the statements of searches, and stops them in the database when time is up or nobody waits any more. */
@Injectable()
export class BoundedReads {
  constructor(private readonly db: Database) {}

  /**
   * One statement after the other, on one connection. Inside a caller's transaction the limits are the caller's: what is set
   * there would outlast the search.
   * @throws SearchTimedOut, SearchCancelled
   */
  async within<T>({ timeLimitMs, untilMs, signal }: Bounds, work: () => Promise<T>): Promise<T> {
    if (this.db.inTransaction) return work();
    const leftMs = Math.ceil(untilMs - performance.now());
    if (signal?.aborted) throw new SearchCancelled();
    if (leftMs <= 0) throw new SearchTimedOut(timeLimitMs);
    try {
      return await this.db.cancellable(signal, async () => {
        await this.db.query(SETTINGS, [String(leftMs)]);
        if (signal?.aborted) throw new SearchCancelled();
        return work();
      });
    } catch (error) {
      if (signal?.aborted) throw new SearchCancelled();
      if (isStatementCancelled(error)) throw new SearchTimedOut(timeLimitMs);
      throw error;
    }
  }
}
