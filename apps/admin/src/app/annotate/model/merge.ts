import { isSame } from './document.js';

/** Two people changed the same list: what each added is kept, what either took away is gone. */
export function mergedList<T>(base: readonly T[], mine: readonly T[], theirs: readonly T[]): readonly T[] {
  const has = (all: readonly T[], one: T): boolean => all.some((other) => isSame(other, one));
  const kept = theirs.filter((one) => has(mine, one) || !has(base, one));
  return [...kept, ...mine.filter((one) => !has(base, one) && !has(kept, one))];
}

/** Values with one list in them, as objects and tags are; undefined where there is nothing to put together. */
export function mergedValue(base: unknown, mine: unknown, theirs: unknown): unknown {
  for (const member of ['objects', 'tags']) {
    const lists = [base, mine, theirs].map((value) => (value as Record<string, unknown> | null)?.[member]);
    const [of, our, other] = lists;
    if (Array.isArray(of) && Array.isArray(our) && Array.isArray(other))
      return { [member]: mergedList(of, our, other) };
  }
  return undefined;
}
