export const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

export const isMembers = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether two JSON values say the same, whatever the order of their members. Values are as deep as `MAX_JSON_DEPTH` at most. */
export function isEqual(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (isList(one)) return isList(other) && one.length === other.length && one.every((v, i) => isEqual(v, other[i]));
  if (!isMembers(one) || !isMembers(other)) return false;
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => Object.hasOwn(other, name) && isEqual(one[name], other[name]))
  );
}

/** A text that is the same for equal values. */
export const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    isMembers(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part,
  );

/**
 * How far two elements of a list are the same thing, 0 to 1: of the members that either has, those that both share.
 * A label counts twice: a cow that has moved is rather that cow than the dog who took its place.
 */
export function similarity(one: unknown, other: unknown): number {
  if (isMembers(one) && isMembers(other)) return similarityOfMembers(one, other);
  if (isList(one) && isList(other)) return one.length === 0 || other.length === 0 ? 0 : 0.5;
  return isEqual(one, other) ? 1 : 0;
}

function similarityOfMembers(one: Readonly<Record<string, unknown>>, other: Readonly<Record<string, unknown>>): number {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  let shared = 0;
  let all = 0;
  for (const name of names) {
    const weight = name === 'label' || name === 'tag' || name === 'id' ? 2 : 1;
    all += weight;
    if (!Object.hasOwn(one, name) || !Object.hasOwn(other, name)) continue;
    shared += weight * (isEqual(one[name], other[name]) ? 1 : closeness(one[name], other[name]));
  }
  return all === 0 ? 1 : shared / all;
}

/** Boxes that overlap in some of their numbers are nearer than boxes that share none. */
function closeness(one: unknown, other: unknown): number {
  if (!isList(one) || !isList(other) || one.length !== other.length || one.length > 8) return 0;
  return one.filter((value, index) => value === other[index]).length / (one.length + 1);
}
