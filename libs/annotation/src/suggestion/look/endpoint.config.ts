import { addressAllowance, type AddressRules } from '@odr/content';
import type { Env } from '@odr/platform';

/** Injection token of `EndpointConfig`. */
export const ENDPOINT_CONFIG = Symbol('endpoint config');

export interface EndpointConfig {
  readonly rules: AddressRules;
  /** From the question to the last byte of the answer. */
  readonly totalMs: number;
  readonly maxBytes: number;
  /** Attempts in one job; what is still passing then is left to the job's own repetitions. */
  readonly attempts: number;
}

/** Reads `SUGGESTION_ENDPOINTS_ALLOW`: hosts, addresses and networks that models may be asked at although they are not public. */
export const endpointConfig = (env: Env = process.env): EndpointConfig => ({
  rules: { ports: new Set([80, 443]), allows: addressAllowance(env, 'SUGGESTION_ENDPOINTS_ALLOW') },
  totalMs: 60_000,
  maxBytes: 2 * 1024 * 1024,
  attempts: 2,
});
