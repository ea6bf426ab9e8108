import { isSame } from './document.js';

/** Two people changed the same list: what each added is kept, what either took away is gone. */
export function mergedList<T>(base: readonly T[], mine: readonly T[], theirs: readonly T[]): readonly T[] {
  const has = (all: readonly T[], one: T): boolean => all.some((other) => isSame(other, one));
  const kept = theirs.filter((one) => has(mine, one) || !has(base, one));
  return [...kept, ...mine.filter((one) => !has(base, one) && !has(kept, one))];
}

/** Both versions in one, member by member; undefined where two people made different things of the same. */
export function mergedValue(base: unknown, mine: unknown, theirs: unknown): unknown {
  const merged = mergedPart(base, mine, theirs);
  return merged === BOTH ? undefined : merged;
}

const BOTH = Symbol('changed by both');

function mergedPart(base: unknown, mine: unknown, theirs: unknown): unknown {
  if (isSame(mine, base) || isSame(mine, theirs)) return theirs;
  if (isSame(theirs, base)) return mine;
  if (isList(mine) && isList(theirs) && (isList(base) || base === undefined))
    return mergedList(base ?? [], mine, theirs);
  return isMap(mine) && isMap(theirs) && isMap(base) ? mergedMap(base, mine, theirs) : BOTH;
}

function mergedMap(base: Json, mine: Json, theirs: Json): unknown {
  const names = [...new Set([...Object.keys(theirs), ...Object.keys(mine)])];
  const members = names.map((name) => [name, mergedPart(at(base, name), at(mine, name), at(theirs, name))] as const);
  if (members.some(([, value]) => value === BOTH)) return BOTH;
  return Object.fromEntries(members.filter(([, value]) => value !== undefined));
}

type Json = Readonly<Record<string, unknown>>;

const at = (value: Json, name: string): unknown => (Object.hasOwn(value, name) ? value[name] : undefined);
const isMap = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Numbers in a row are a place or a measure: what two people made of it is not to be mixed. */
const isList = (value: unknown): value is readonly unknown[] =>
  Array.isArray(value) && !value.some((one) => typeof one === 'number');
