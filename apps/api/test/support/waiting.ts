import { setTimeout as sleep } from 'node:timers/promises';

const PAUSE_MS = 150;

/** `fetch` says why only in the cause. */
const describe = (error: unknown): string =>
  error instanceof Error && error.cause !== undefined ? `${error} because ${String(error.cause)}` : String(error);

/** Asks again until there is an answer. `question` says in the failure what was waited for. */
export async function until<T>(
  question: string,
  ask: () => Promise<T | undefined | false>,
  timeoutMs = 60_000,
): Promise<T> {
  const endsMs = Date.now() + timeoutMs;
  let last: unknown;
  while (Date.now() < endsMs) {
    const answer = await ask().catch((error: unknown) => {
      last = error;
      return undefined;
    });
    if (answer !== undefined && answer !== false) return answer;
    await sleep(PAUSE_MS);
  }
  throw new Error(
    `Waited ${timeoutMs / 1000} s in vain: ${question}${last === undefined ? '' : ` (${describe(last)})`}`,
  );
}
