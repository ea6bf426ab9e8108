/** Two sets are 0 apart when they are equal and 1 when they share nothing. */
export type Distance<T> = (a: T, b: T) => number;

/** How much of both together is in one only (Jaccard 1901); two empty sets are equal. */
export const jaccardDistance: Distance<ReadonlySet<string>> = (a, b) => {
  const shared = sharedBy(a, b);
  const all = a.size + b.size - shared;
  return all === 0 ? 0 : 1 - shared / all;
};

/**
 * Measuring Agreement on Set-valued Items (R. Passonneau, LREC 2006): the Jaccard index times how alike the sets are by
 * kind, 1 when equal, 2/3 when one holds the other, 1/3 when they overlap. Leaving a tag out is milder than another tag.
 */
export const masiDistance: Distance<ReadonlySet<string>> = (a, b) => {
  const shared = sharedBy(a, b);
  const all = a.size + b.size - shared;
  if (all === 0) return 0;
  if (shared === 0) return 1;
  const isHeld = shared === a.size || shared === b.size;
  const monotonicity = shared === all ? 1 : isHeld ? 2 / 3 : 1 / 3;
  return 1 - (shared / all) * monotonicity;
};

function sharedBy(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const one of a) if (b.has(one)) shared += 1;
  return shared;
}
