import { createHash, randomBytes } from 'node:crypto';

const LIFETIME_MS = 7 * 86_400_000;

/** What the invited person is sent: 256 bits that nobody guesses. */
export const newInvitationToken = (): string => randomBytes(32).toString('base64url');

/** What is kept of it. */
export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('hex');

export const expiryOf = (invitedAt: Date): Date => new Date(invitedAt.getTime() + LIFETIME_MS);

/** Whether it is too late; the moment of expiry itself is. */
export const hasExpired = (expiresAt: Date, now: Date): boolean => now >= expiresAt;
