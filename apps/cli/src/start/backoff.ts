const FIRST_MS = 250;
const LONGEST_MS = 10_000;
const STABLE_MS = 30_000;

/** How long to wait before the next start of something that keeps ending: doubles up to ten seconds. */
export class Backoff {
  private nextMs = FIRST_MS;

  /** @param livedMs how long the last run lasted; a long one is forgiven everything before it */
  delayAfter(livedMs: number): number {
    if (livedMs >= STABLE_MS) this.nextMs = FIRST_MS;
    const delayMs = this.nextMs;
    this.nextMs = Math.min(this.nextMs * 2, LONGEST_MS);
    return delayMs;
  }
}
