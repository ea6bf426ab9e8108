import type { UserId } from '@odr/kernel';
import { isEmail, normaliseEmail } from '../account/email.js';

/** An address as a provider tells it, in our form. */
export interface ToldAddress {
  readonly address: string;
  /** Whether the provider vouches that this very mailbox is the person's. */
  readonly isProven: boolean;
}

/** What we know of the account that has the address, if there is one. */
export interface AccountFacts {
  readonly id: UserId;
  readonly emailVerifiedAt: Date | null;
}

/** What becomes of somebody from elsewhere who is not linked to anyone here. */
export type Welcome =
  | { readonly kind: 'link'; readonly userId: UserId }
  | { readonly kind: 'create'; readonly address: string; readonly isProven: boolean }
  | { readonly kind: 'refuse'; readonly userId: UserId; readonly isProven: boolean }
  | { readonly kind: 'no_address' };

/**
 * An account is found by its address only where both sides have proved it. If the provider has not, anybody can claim
 * the address there; if we have not, somebody may have registered with it here and waits for its owner to join them.
 */
export function welcome(told: ToldAddress | undefined, account: AccountFacts | undefined): Welcome {
  if (told === undefined) return { kind: 'no_address' };
  const { address, isProven } = told;
  if (account === undefined) return { kind: 'create', address, isProven };
  const isSame = isProven && account.emailVerifiedAt !== null;
  return isSame ? { kind: 'link', userId: account.id } : { kind: 'refuse', userId: account.id, isProven };
}

/** @returns undefined when it is no address that mail could be sent to */
export function addressTold(email: string | null, isVerified: boolean): ToldAddress | undefined {
  if (email === null) return undefined;
  const address = normaliseEmail(email);
  if (!isEmail(address)) return undefined;
  return { address, isProven: isVerified && localPartOf(lowerAscii(email.trim())) === localPartOf(address) };
}

/**
 * Our form folds letters that a mail server may tell apart (full width, the Kelvin sign): the provider has verified that
 * other mailbox then, not the one we would take it for. Case alone is nowhere told apart.
 */
const lowerAscii = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

const localPartOf = (address: string): string => address.slice(0, address.lastIndexOf('@'));

const MAX_NAME_LENGTH = 100;

/** A name as we allow it. The address is never used for want of one: others see the name. */
export function nameFrom(told: string | undefined): string {
  const printable = (told ?? '').replace(/\p{C}/gu, '').trim();
  return [...printable].slice(0, MAX_NAME_LENGTH).join('').trim() || 'Newcomer';
}
