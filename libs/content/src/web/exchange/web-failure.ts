import type { ProblemCode } from '@odr/contracts';
import { DomainError, type ErrorDetails } from '@odr/kernel';

/** Why an address of the web was not fetched. */
export type WebFailureCode = Extract<ProblemCode, `web.${string}`>;

/** Faults that may be over soon: the same request is worth repeating. */
const PASSING: ReadonlySet<WebFailureCode> = new Set([
  'web.unreachable',
  'web.timeout',
  'web.rate_limited',
  'web.host_failing',
  'web.truncated',
  'web.robots_unavailable',
  'web.host_busy',
]);

/** Everything a stranger's server, name or wish can do to a fetch: a finding about the address, never a fault of ours. */
export class WebFailure extends DomainError {
  constructor(
    readonly code: WebFailureCode,
    message: string,
    details: ErrorDetails = {},
    /** What the server asked for, or when there is room again; undefined where nobody knows. */
    readonly retryAfterMs?: number,
  ) {
    super(message, details);
  }

  /** Whether asking again later may go better. */
  get isPassing(): boolean {
    return PASSING.has(this.code);
  }
}
