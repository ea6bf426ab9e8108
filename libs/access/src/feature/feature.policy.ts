import { createHash } from 'node:crypto';
import type { FeatureName, FeatureSetting } from '@odr/contracts';
import type { UserId } from '@odr/kernel';
import type { Principal } from '../principal.js';

/**
 * Where a user stands among all, in [0, 100), for one feature: the same in every process and for ever, and another for each
 * feature, so that it is not always the same people who try what is new.
 */
export const placeOf = (name: FeatureName, userId: UserId): number =>
  (createHash('sha256').update(`${name}\n${userId}`).digest().readUInt32BE(0) / 2 ** 32) * 100;

/** Whether the caller has the feature. */
export function isOnFor(
  name: FeatureName,
  { isOn, roles, percentage }: FeatureSetting,
  caller: Pick<Principal, 'userId' | 'role'> | undefined,
): boolean {
  if (!isOn) return false;
  if (percentage >= 100) return true;
  return caller !== undefined && (roles.includes(caller.role) || placeOf(name, caller.userId) < percentage);
}
