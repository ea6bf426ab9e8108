import { DecisionAction } from '@odr/contracts';
import type { CaseId, FieldError } from '@odr/kernel';
import { InvalidRequest } from '@odr/platform';
import type { HeldLease } from '../case/case.repository.js';

const DAY_MS = 86_400_000;
const MAX_DEFER_DAYS = 90;

/**
 * Pairs every item with the token its claim gave out.
 * @throws InvalidRequest naming the items without a usable token
 */
export function leasesOf(itemIds: readonly string[], tokens: Readonly<Record<string, unknown>>): HeldLease[] {
  // The database writes ids in lower case, clients may not.
  const leases = itemIds.map((id) => ({ id: id.toLowerCase() as CaseId, token: Number(tokens[id]) }));
  const errors: FieldError[] = leases
    .filter(({ token }) => !Number.isSafeInteger(token) || token < 1)
    .map(({ id }) => ({
      path: `leaseTokens.${id}`,
      message: 'must be the leaseToken that came with the item',
      code: 'isLeaseToken',
    }));
  if (errors.length > 0) throw new InvalidRequest(errors);
  return leases;
}

/**
 * Until when an item rests.
 * @returns null for actions other than defer
 * @throws InvalidRequest if the time has passed or lies more than 90 days ahead
 */
export function restsUntil(action: DecisionAction, deferUntil: string | undefined, now: Date): Date | null {
  if (action !== DecisionAction.Defer) return null;
  const until = deferUntil === undefined ? new Date(now.getTime() + DAY_MS) : new Date(deferUntil);
  const isUsable = until > now && until.getTime() - now.getTime() <= MAX_DEFER_DAYS * DAY_MS;
  if (isUsable) return until;
  const message = `must lie ahead, by at most ${MAX_DEFER_DAYS} days`;
  throw new InvalidRequest([{ path: 'deferUntil', message, code: 'isSoon' }]);
}

/** @throws InvalidRequest for a label action without labels */
export function assertLabelled(action: DecisionAction, labels: readonly string[]): void {
  if (action !== DecisionAction.Label || labels.length > 0) return;
  throw new InvalidRequest([{ path: 'labels', message: 'must name at least one label', code: 'arrayNotEmpty' }]);
}
