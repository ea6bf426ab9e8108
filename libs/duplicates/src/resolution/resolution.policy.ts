import type { PairReason } from '@odr/contracts';
import type { ContentId } from '@odr/kernel';
import { IncompleteDecision } from '../duplicates.errors.js';

export const UNDO_DAYS = 14;
const DAY_MS = 24 * 60 * 60_000;

/** Until when a decision can be undone. */
export const undoableUntil = (resolvedAt: Date): Date => new Date(resolvedAt.getTime() + UNDO_DAYS * DAY_MS);

/** What somebody decided about a cluster. */
export interface Decision {
  readonly keep: readonly ContentId[];
  readonly remove: readonly ContentId[];
  readonly notDuplicates: readonly (readonly [ContentId, ContentId])[];
}

/**
 * Every member is kept or removed, at least one is kept, and only what is kept can be told apart.
 * @throws IncompleteDecision
 */
export function assertComplete(members: readonly ContentId[], { keep, remove, notDuplicates }: Decision): void {
  const named = [...keep, ...remove];
  const refuse = (what: string, ids: readonly ContentId[]): void => {
    if (ids.length > 0) throw new IncompleteDecision(what, ids);
  };
  refuse(
    'These members are neither kept nor removed.',
    members.filter((id) => !named.includes(id)),
  );
  refuse(
    'These are not members of the cluster.',
    named.filter((id) => !members.includes(id)),
  );
  refuse(
    'These are named twice.',
    named.filter((id, at) => named.indexOf(id) !== at),
  );
  if (keep.length === 0) throw new IncompleteDecision('At least one member has to be kept.', members);
  refuse(
    'Only what is kept can be told apart from others.',
    notDuplicates.flat().filter((id) => !keep.includes(id)),
  );
  refuse(
    'Nothing can be told apart from itself.',
    notDuplicates.filter(([a, b]) => a === b).map(([a]) => a),
  );
}

export interface KnownPair {
  readonly firstId: ContentId;
  readonly secondId: ContentId;
  readonly reason: PairReason | null;
}

/** Which of those that stay takes over what is removed: the one it is the closest copy of, else the first. */
export function heirOf(
  removed: ContentId,
  keep: readonly ContentId[],
  pairs: readonly KnownPair[],
  order: readonly PairReason[],
): ContentId {
  const closeness = (keeper: ContentId): number => {
    const reason = reasonBetween(removed, keeper, pairs);
    return reason ? order.indexOf(reason) : order.length;
  };
  return [...keep].sort((a, b) => closeness(a) - closeness(b))[0] as ContentId;
}

export const reasonBetween = (a: ContentId, b: ContentId, pairs: readonly KnownPair[]): PairReason | undefined =>
  pairs.find(({ firstId, secondId }) => (firstId === a && secondId === b) || (firstId === b && secondId === a))
    ?.reason ?? undefined;

/** Places in the picture hold for both only where the frames have the same pixels, the same way up. */
export const sharesFrame = (reason: PairReason | undefined): boolean =>
  reason === 'identical' || reason === 'reencoded' || reason === 'recoloured';

/** Those that stay together though they are copies, in the order of their ids: nobody is asked about them again. */
export function keptPairs({ keep, notDuplicates }: Decision): {
  readonly firstId: ContentId;
  readonly secondId: ContentId;
  readonly verdict: 'keep_both' | 'not_duplicates';
}[] {
  const apart = new Set(notDuplicates.map((pair) => [...pair].sort().join(' ')));
  const ids = [...keep].sort();
  return ids.flatMap((firstId, at) =>
    ids.slice(at + 1).map((secondId) => ({
      firstId,
      secondId,
      verdict: apart.has(`${firstId} ${secondId}`) ? ('not_duplicates' as const) : ('keep_both' as const),
    })),
  );
}

/** What `more` says that `own` does not, by a key, appended. Undefined when there is nothing to append. */
export function joined<T>(own: readonly T[], more: readonly T[], keyOf: (one: T) => string): T[] | undefined {
  const known = new Set(own.map(keyOf));
  const fresh = more.filter((one) => !known.has(keyOf(one)) && known.add(keyOf(one)));
  return fresh.length > 0 ? [...own, ...fresh] : undefined;
}
