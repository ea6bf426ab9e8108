import { createHash, randomBytes } from 'node:crypto';
import { mayDo, type Principal } from '@odr/access';
import { PERSON_ONLY, type Permission } from '@odr/contracts';

const DAY_MS = 86_400_000;
const DEFAULT_DAYS = 90;
const MAX_DAYS = 366;
const SHOWN_LENGTH = 10;

/** Recognised by people and by programs that look for secrets where none should be. */
const KEY = /^odr_[\w-]{43}$/;

export const newKey = (): string => `odr_${randomBytes(32).toString('base64url')}`;
export const looksLikeKey = (key: string): boolean => KEY.test(key);
export const prefixOf = (key: string): string => key.slice(0, SHOWN_LENGTH);
export const sha256Of = (key: string): string => createHash('sha256').update(key).digest('hex');

/** What of these a key made by this caller cannot carry: what they lack themselves, and what takes a person. */
export const notGrantable = (caller: Pick<Principal, 'role' | 'scopes'>, scopes: readonly Permission[]): Permission[] =>
  scopes.filter((scope) => PERSON_ONLY.has(scope) || !mayDo(caller, scope));

/** @returns undefined when the wish lies in the past or too far ahead */
export function expiryOf(wish: string | undefined, now: Date): Date | undefined {
  if (wish === undefined) return new Date(now.getTime() + DEFAULT_DAYS * DAY_MS);
  const at = new Date(wish);
  const ahead = at.getTime() - now.getTime();
  return ahead > 0 && ahead <= MAX_DAYS * DAY_MS ? at : undefined;
}
