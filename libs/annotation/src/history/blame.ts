import type { PatchOperation } from '@odr/contracts';

import { escapePointer } from '../schema/json-limits.js';
import { isList, isMembers } from './json-value.js';
import { patchBetween } from './json-patch.js';

/** One version on the way from the first value to the current one. */
export interface Step {
  readonly version: number;
  /** Null in the first version, and in those written before patches were kept. */
  readonly patch: readonly PatchOperation[] | null;
  /** Given where the patch is null. */
  readonly annotation: unknown;
}

/** Everything at and below a path was last written in a version, but for what longer paths say otherwise. */
export interface BlamedPath {
  /** JSON pointer (RFC 6901) into the current value; '' is the whole. */
  readonly path: string;
  readonly version: number;
}

/** A subtree is of one version as a whole, or is told by its parts. */
type Mark = number | ListMark | MembersMark;
interface ListMark {
  readonly items: Mark[];
}
interface MembersMark {
  /** Of the members that nobody has touched since. */
  readonly rest: number;
  readonly members: Map<string, Mark>;
}

/**
 * Follows every part of the current value back to the version that wrote it. Elements of lists keep their version when
 * others before them come and go.
 * @param steps all versions, oldest first
 */
export function blame(steps: Iterable<Step>): BlamedPath[] {
  let value: unknown;
  let mark: Mark | undefined;
  for (const { version, patch, annotation } of steps) {
    if (mark === undefined) {
      [value, mark] = [structuredClone(annotation), version];
      continue;
    }
    for (const operation of patch ?? patchBetween(value, annotation)) {
      [value, mark] = applied(value, mark, operation, version);
    }
  }
  return mark === undefined ? [] : [...told(value, mark, '')];
}

function applied(value: unknown, mark: Mark, operation: PatchOperation, version: number): [unknown, Mark] {
  const tokens = operation.path.split('/').slice(1).map(unescapePointer);
  const fresh = operation.op === 'remove' ? undefined : structuredClone(operation.value);
  const name = tokens.pop();
  if (name === undefined) return [fresh, version];
  const root = opened(value, mark);
  let parent = { value, mark: root };
  for (const token of tokens) {
    const child = childOf(parent.value, token);
    const childMark = opened(child, markOf(parent.mark, token));
    setMark(parent.mark, token, childMark);
    parent = { value: child, mark: childMark };
  }
  change(parent, name, operation.op, fresh, version);
  return [value, root];
}

/** The mark of a container, ready to say different things of its parts. */
function opened(value: unknown, mark: Mark): ListMark | MembersMark {
  if (typeof mark !== 'number') return mark;
  if (isList(value)) return { items: new Array<Mark>(value.length).fill(mark) };
  return { rest: mark, members: new Map() };
}

const markOf = (mark: ListMark | MembersMark, token: string): Mark =>
  'items' in mark ? (mark.items[Number(token)] ?? 0) : (mark.members.get(token) ?? mark.rest);

function setMark(mark: ListMark | MembersMark, token: string, child: Mark): void {
  if ('items' in mark) mark.items[Number(token)] = child;
  else mark.members.set(token, child);
}

const childOf = (value: unknown, token: string): unknown =>
  isList(value) ? value[Number(token)] : isMembers(value) && Object.hasOwn(value, token) ? value[token] : undefined;

function change(
  parent: { value: unknown; mark: ListMark | MembersMark },
  name: string,
  op: PatchOperation['op'],
  fresh: unknown,
  version: number,
): void {
  const { value, mark } = parent;
  if (Array.isArray(value) && 'items' in mark) {
    const index = Number(name);
    const [removed, added] = op === 'add' ? [0, 1] : op === 'remove' ? [1, 0] : [1, 1];
    value.splice(index, removed, ...(added ? [fresh] : []));
    mark.items.splice(index, removed, ...(added ? [version] : []));
  } else if (isMembers(value) && 'members' in mark) {
    // Defined, not assigned: a member may be called __proto__.
    if (op === 'remove') Reflect.deleteProperty(value, name);
    else Object.defineProperty(value, name, { value: fresh, enumerable: true, configurable: true, writable: true });
    if (op === 'remove') mark.members.delete(name);
    else mark.members.set(name, version);
  }
}

/** As few paths as say it all: a subtree of one version is one path. */
function* told(value: unknown, mark: Mark, path: string): Generator<BlamedPath> {
  const only = onlyVersion(value, mark);
  if (only !== undefined) {
    yield { path, version: only };
    return;
  }
  if (typeof mark === 'number') return;
  if (isList(value)) {
    for (const [index, item] of value.entries()) yield* told(item, markOf(mark, String(index)), `${path}/${index}`);
  } else if (isMembers(value)) {
    for (const [name, member] of Object.entries(value)) {
      yield* told(member, markOf(mark, name), `${path}/${escapePointer(name)}`);
    }
  }
}

/** The version of a whole subtree; undefined when its parts are of several. */
function onlyVersion(value: unknown, mark: Mark): number | undefined {
  if (typeof mark === 'number') return mark;
  const parts: [unknown, Mark][] = isList(value)
    ? value.map((item, index) => [item, markOf(mark, String(index))])
    : isMembers(value)
      ? Object.entries(value).map(([name, member]) => [member, markOf(mark, name)])
      : [];
  if (parts.length === 0) return 'rest' in mark ? mark.rest : undefined;
  const versions = new Set<number | undefined>();
  for (const [part, partMark] of parts) {
    versions.add(onlyVersion(part, partMark));
    if (versions.size > 1) return undefined;
  }
  return [...versions][0];
}

const unescapePointer = (token: string): string => token.replace(/~1/g, '/').replace(/~0/g, '~');
