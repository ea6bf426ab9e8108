import { addressAllowance, type AddressRules } from '@odr/content';
import { wholeNumber, type Env } from '@odr/platform';

/** Injection token of `EndpointConfig`. */
export const ENDPOINT_CONFIG = Symbol('embedding endpoint config');

/** How endpoints that compute vectors are asked. */
export interface EndpointConfig {
  readonly rules: AddressRules;
  readonly connectMs: number;
  /** From the question to the last byte of the answer. */
  readonly totalMs: number;
  /** Attempts for one question, the first included. */
  readonly attempts: number;
  /** Before the second attempt; twice as long before each further one. */
  readonly retryAfterMs: number;
  /** Failures in a row after which an endpoint is left alone. */
  readonly failuresToRest: number;
  /** How long it is left alone at first; twice as long each time it fails again, at most ten minutes. */
  readonly restMs: number;
}

/**
 * Reads `EMBEDDING_ENDPOINTS_ALLOW`: hosts, addresses and networks that may be asked although they are not public, and
 * `EMBEDDING_ENDPOINT_TIMEOUT_SECONDS`.
 */
export const endpointConfig = (env: Env = process.env): EndpointConfig => ({
  rules: { ports: new Set([80, 443]), allows: addressAllowance(env, 'EMBEDDING_ENDPOINTS_ALLOW') },
  connectMs: 10_000,
  totalMs: wholeNumber(env, 'EMBEDDING_ENDPOINT_TIMEOUT_SECONDS', 30, 1) * 1_000,
  attempts: 3,
  retryAfterMs: 250,
  failuresToRest: 5,
  restMs: 15_000,
});
