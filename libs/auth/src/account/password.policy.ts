import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH, passwordWeakness } from '@odr/contracts';
import { WeakPassword } from '../auth.errors.js';
import { isCommonPassword } from './common-passwords.js';

export { MAX_PASSWORD_LENGTH };

/**
 * Refuses what would be guessed first.
 * @param identity what is known of the person: address and name
 * @throws WeakPassword with its reason
 */
export function assertStrongPassword(password: string, identity: readonly string[]): void {
  const weakness = passwordWeakness(password, { identity, isLeaked: isCommonPassword });
  if (weakness !== undefined) throw new WeakPassword(weakness, MIN_PASSWORD_LENGTH);
}
