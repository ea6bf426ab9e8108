import { DecisionAction } from '@odr/contracts';
import type { CaseId, FieldError } from '@odr/kernel';
import { InvalidRequest } from '@odr/platform';
import type { HeldLease } from '../case/case.repository.js';

const DAY_MS = 86_400_000;
const MAX_DEFER_DAYS = 90;

/** No claim gives it out: tokens are counted from 1. */
const NO_LEASE = 0;

/**
 * Pairs every item with the token its claim gave out. Clients need not know what a token looks like: text that is none is the
 * token of no lease, so that whoever shows it hears that the item is not theirs.
 * @throws InvalidRequest naming the items without a usable token
 */
export function leasesOf(itemIds: readonly string[], tokens: Readonly<Record<string, unknown>>): HeldLease[] {
  // The database writes ids in lower case, clients may not.
  const leases = itemIds.map((id) => ({ id: id.toLowerCase() as CaseId, token: tokenOf(tokens[id]) }));
  const errors: FieldError[] = leases
    .filter(({ token }) => token === undefined)
    .map(({ id }) => ({
      path: `leaseTokens.${id}`,
      message: 'must be the leaseToken that came with the item',
      code: 'isLeaseToken',
    }));
  if (errors.length > 0) throw new InvalidRequest(errors);
  return leases.map(({ id, token = NO_LEASE }) => ({ id, token }));
}

/** Undefined for what is neither a positive whole number nor text. */
function tokenOf(given: unknown): number | undefined {
  if (typeof given !== 'number' && (typeof given !== 'string' || given === '')) return undefined;
  const token = Number(given);
  if (Number.isSafeInteger(token) && token >= 1) return token;
  return typeof given === 'string' ? NO_LEASE : undefined;
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

/** Whether an action takes something from public view, so that it needs a reason. */
export const isAgainst = (action: DecisionAction): boolean =>
  action === DecisionAction.Reject || action === DecisionAction.Delist || action === DecisionAction.FlagIllegal;

const HOUR_MS = 3_600_000;
const MAX_TEMPORARY_DAYS = 366;

/**
 * When a temporary decision ends.
 * @returns null for what is decided until further notice
 * @throws InvalidRequest for a time that has passed or lies more than a year ahead, for two of them, or where nothing could end
 */
export function endsAt(
  action: DecisionAction,
  { expiresAt, durationHours }: { readonly expiresAt?: string; readonly durationHours?: number },
  now: Date,
): Date | null {
  if (expiresAt === undefined && durationHours === undefined) return null;
  const path = expiresAt === undefined ? 'durationHours' : 'expiresAt';
  const refuse = (message: string): never => {
    throw new InvalidRequest([{ path, message, code: 'isTemporary' }]);
  };
  if (expiresAt !== undefined && durationHours !== undefined) refuse('must not stand beside durationHours');
  if (!isAgainst(action)) refuse('is for decisions that take something from public view');
  const end = expiresAt === undefined ? new Date(now.getTime() + (durationHours ?? 0) * HOUR_MS) : new Date(expiresAt);
  const isUsable = end > now && end.getTime() - now.getTime() <= MAX_TEMPORARY_DAYS * DAY_MS;
  return isUsable ? end : refuse(`must lie ahead, by at most ${MAX_TEMPORARY_DAYS} days`);
}

/** @throws InvalidRequest for a label action without labels */
export function assertLabelled(action: DecisionAction, labels: readonly string[]): void {
  if (action !== DecisionAction.Label || labels.length > 0) return;
  throw new InvalidRequest([{ path: 'labels', message: 'must name at least one label', code: 'arrayNotEmpty' }]);
}
