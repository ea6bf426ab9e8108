import { createHash, randomInt } from 'node:crypto';

const CODES = 10;
const LENGTH = 16;
/** Without 0 and o, 1, i and l: people copy codes from paper. */
const ALPHABET = '23456789abcdefghjkmnpqrstuvwxyz';

/** Ten at a time, of 79 bits each, as `xxxx-xxxx-xxxx-xxxx`. */
export const newRecoveryCodes = (): string[] => Array.from({ length: CODES }, newRecoveryCode);

function newRecoveryCode(): string {
  const symbols = Array.from({ length: LENGTH }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('');
  return (symbols.match(/.{4}/g) ?? []).join('-');
}

/** Whether somebody typed one of these rather than the digits of a device; hyphens, blanks and case do not matter. */
export const looksLikeRecoveryCode = (text: string): boolean => bare(text).length === LENGTH;

export const sha256OfRecoveryCode = (code: string): string => createHash('sha256').update(bare(code)).digest('hex');

const bare = (text: string): string => text.replace(/[\s-]/g, '').toLowerCase();
