import { SearchCancelled } from '@odr/embedding';
import { DomainError } from '@odr/kernel';

/** How long something may take, and whether anybody still waits for it. */
export interface Limits {
  readonly timeLimitMs: number;
  readonly signal?: AbortSignal;
}

/** One arm of a search took longer than the others wait for it. */
export class TookTooLong extends DomainError {
  readonly code = 'search.timed_out';
  constructor(timeLimitMs: number) {
    super(`No answer within ${timeLimitMs} ms.`, { timeLimitMs });
  }
}

/**
 * The answer, if it comes in time. What can't be stopped goes on, and what it makes may serve the next who asks.
 * @throws TookTooLong, SearchCancelled
 */
export async function withinLimit<T>(work: Promise<T>, { timeLimitMs, signal }: Limits): Promise<T> {
  const tooLate = AbortSignal.timeout(timeLimitMs);
  const stop = signal ? AbortSignal.any([tooLate, signal]) : tooLate;
  return Promise.race([
    work,
    new Promise<never>((_resolve, reject) => {
      const give = (): void => reject(signal?.aborted ? new SearchCancelled() : new TookTooLong(timeLimitMs));
      if (stop.aborted) give();
      else stop.addEventListener('abort', give, { once: true });
    }),
  ]);
}
