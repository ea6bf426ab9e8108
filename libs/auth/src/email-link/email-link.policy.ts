import { createHash, randomBytes } from 'node:crypto';
import type { EmailLinkPurpose } from '@odr/contracts';

const HOUR_MS = 3_600_000;

/** A link that gives away an account dies soon; one that only proves an address may wait for the evening. */
const LIFETIME_MS: Readonly<Record<EmailLinkPurpose, number>> = {
  verify: 24 * HOUR_MS,
  reset: HOUR_MS,
  change: 24 * HOUR_MS,
};

const PAGE_OF: Readonly<Record<EmailLinkPurpose, string>> = {
  verify: '/verify-email',
  reset: '/reset-password',
  change: '/verify-email',
};

/** 256 bits that nobody guesses. */
export const newLinkToken = (): string => randomBytes(32).toString('base64url');

/** What is kept of it. */
export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('hex');

export const expiryOf = (purpose: EmailLinkPurpose, madeAt: Date): Date =>
  new Date(madeAt.getTime() + LIFETIME_MS[purpose]);

/** Path in the console. The token stands behind #, which browsers send to no server and name in no Referer. */
export const pathOf = (purpose: EmailLinkPurpose, token: string): string => `${PAGE_OF[purpose]}#token=${token}`;
