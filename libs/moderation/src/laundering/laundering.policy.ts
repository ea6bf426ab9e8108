import type { ContentId } from '@odr/kernel';
import { contradictsLicense } from '@odr/licensing';

/** A member of a cluster of copies. */
export interface StatedCopy {
  readonly contentId: ContentId;
  readonly license: string | null;
  readonly createdAt: Date;
}

/** An item with the copies that speak against its licence. */
export interface Suspected {
  readonly contentId: ContentId;
  readonly copies: readonly { readonly contentId: ContentId; readonly license: string }[];
}

/** More copies than anybody compares say no more. */
const MOST_COPIES = 10;

/** Items for which another member of the cluster states a stricter licence, or stated another one before; oldest proof first. */
export function suspectedOf(members: readonly StatedCopy[]): Suspected[] {
  const oldestFirst = members.toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
  return oldestFirst.flatMap(({ contentId, license, createdAt }) => {
    // Nobody has claimed anything for an item without a licence, and a copy without one proves nothing.
    if (license === null) return [];
    const copies = oldestFirst.flatMap((other) =>
      other.license !== null &&
      other.contentId !== contentId &&
      contradictsLicense(license, { license: other.license, isOlder: other.createdAt < createdAt })
        ? [{ contentId: other.contentId, license: other.license }]
        : [],
    );
    return copies.length === 0 ? [] : [{ contentId, copies: copies.slice(0, MOST_COPIES) }];
  });
}
