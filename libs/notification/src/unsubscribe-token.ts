import { createHash, randomBytes } from 'node:crypto';

/** Speaks for one person and one category of mails, and for nothing else. */
export const newUnsubscribeToken = (): string => randomBytes(32).toString('base64url');

/** How it is kept. 256 random bits need no slow hash. */
export const sha256Of = (token: string): string => createHash('sha256').update(token).digest('hex');
