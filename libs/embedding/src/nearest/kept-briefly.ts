/** So many answers are kept; each is small. */
const MOST = 1_000;

/** Answers of this process that may be a little old; the oldest go first. Callers that miss together wait for one load. */
export class KeptBriefly<T> {
  private readonly entries = new Map<string, { readonly until: number; readonly value: Promise<T> }>();

  constructor(private readonly ttlMs: number) {}

  get(key: string, load: () => Promise<T>): Promise<T> {
    const kept = this.entries.get(key);
    if (kept && kept.until > performance.now()) return kept.value;
    const value = load();
    this.put(key, value);
    value.catch(() => this.entries.delete(key)); // a failure is told once, then tried again
    return value;
  }

  /** Replaces what is kept by something better known. */
  set(key: string, value: T): void {
    this.put(key, Promise.resolve(value));
  }

  clear(): void {
    this.entries.clear();
  }

  private put(key: string, value: Promise<T>): void {
    this.entries.delete(key);
    this.entries.set(key, { until: performance.now() + this.ttlMs, value });
    const oldest = this.entries.keys().next();
    if (this.entries.size > MOST && !oldest.done) this.entries.delete(oldest.value);
  }
}
