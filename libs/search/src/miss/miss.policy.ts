import { createHash } from 'node:crypto';
import type { Principal } from '@odr/access';
import { networkOf } from '@odr/platform';
import { wordsOf } from '../text/words.policy.js';

/** Longer ones are sentences about something in particular; hardly two people ask the same. */
const LONGEST = 120;
/** Addresses and handles, and numbers as long as those of telephones, cards and documents, in one piece or in groups. */
const PERSONAL = /@|(?:\d[\s().\-/]*){5}/;

/**
 * What may be remembered of a query: the same for all who write it in another case, width or spacing.
 * @returns undefined for what says nothing, or could say who asked
 */
export function rememberable(query: string): string | undefined {
  const text = query.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim();
  const says = text.length <= LONGEST && !PERSONAL.test(text) && wordsOf(text).length > 0;
  return says ? text : undefined;
}

/** Whether the one becomes the other by typing on, or by taking back: then only the last was meant. */
export const isTypedOn = (before: string, now: string): boolean => now.startsWith(before) || before.startsWith(now);

/**
 * Who asks, where it is a person: an account, or the network of somebody who has not signed in.
 * @returns undefined for API keys: programs look for nothing themselves
 */
export function askerOf(principal: Pick<Principal, 'userId' | 'scopes'> | undefined, ip: string): string | undefined {
  return principal?.scopes ? undefined : (principal?.userId ?? networkOf(ip));
}

/** Finds equal questions without their words. */
export const questionKey = (text: string, language: string): Buffer => hashOf('question', language, text);

/**
 * Tells askers of one question apart. The words of the question are the salt: while they are kept nowhere, no list of accounts
 * or addresses says who it was, and who asked one question cannot be found among those who asked another.
 */
export const askerKey = (text: string, asker: string): Buffer => hashOf('asker', text, asker);

const hashOf = (...parts: readonly string[]): Buffer => createHash('sha256').update(JSON.stringify(parts)).digest();
