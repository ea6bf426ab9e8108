/** How long what fails is left alone. */
export interface CircuitRules {
  /** Failures in a row after which it rests. */
  readonly failuresToRest: number;
  /** The first rest; each further one is twice as long. */
  readonly restMs: number;
}

const MAX_REST_MS = 10 * 60_000;

/**
 * Leaves alone what is down, so that nobody waits for it again and again: after some failures in a row it is not asked for a
 * while, then one question goes through to see.
 */
export class Circuit {
  private failures = 0;
  private restsUntil = 0;
  private lastReason = '';
  private isTrying = false;

  constructor(
    private readonly rules: CircuitRules,
    private readonly now: () => number = Date.now,
  ) {}

  /** Why it is not asked now; undefined when it may be. */
  get rest(): { readonly reason: string; readonly until: number } | undefined {
    const isResting = this.failures >= this.rules.failuresToRest && this.now() < this.restsUntil;
    return isResting ? { reason: this.lastReason, until: this.restsUntil } : undefined;
  }

  /** Whether a question may go through; after a rest only one at a time may. */
  admits(): boolean {
    if (this.rest) return false;
    if (this.failures < this.rules.failuresToRest) return true;
    if (this.isTrying) return false;
    this.isTrying = true;
    return true;
  }

  succeeded(): void {
    this.failures = 0;
    this.isTrying = false;
  }

  failed(reason: string): void {
    this.failures += 1;
    this.isTrying = false;
    this.lastReason = reason;
    const beyond = this.failures - this.rules.failuresToRest;
    if (beyond >= 0) this.restsUntil = this.now() + Math.min(this.rules.restMs * 2 ** beyond, MAX_REST_MS);
  }

  /** The question was given up by who asked: it says nothing about the other side. */
  abandoned(): void {
    this.isTrying = false;
  }
}
