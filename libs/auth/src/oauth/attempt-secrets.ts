import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** What one attempt at a provider is checked by. */
export interface AttemptChecks {
  /** Comes back with the answer: it belongs to a request that this browser made. */
  readonly state: string;
  /** Comes back within the id_token: it was made for this attempt. */
  readonly nonce: string;
  /** Goes to the provider by its hash first (PKCE): whoever catches the answer cannot use it. */
  readonly codeVerifier: string;
}

/** 256 random bits that only one browser holds, in a cookie. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

export const sha256 = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** All three derive from the browser's secret, so that none of them has to be kept; none tells anything about another. */
export const checksOf = (secret: string): AttemptChecks => ({
  state: derive(secret, 'state'),
  nonce: derive(secret, 'nonce'),
  codeVerifier: derive(secret, 'code verifier'),
});

/** Whether two secrets are the same, in a time that tells nothing about where they differ. */
export const isSame = (one: string, other: string): boolean =>
  timingSafeEqual(Buffer.from(sha256(one)), Buffer.from(sha256(other)));

const derive = (secret: string, purpose: string): string =>
  createHmac('sha256', secret).update(purpose).digest('base64url');
