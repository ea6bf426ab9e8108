import type { PatchOperation } from '@odr/contracts';

import { escapePointer } from '../schema/json-limits.js';
import { align } from './array-alignment.js';
import { isEqual, isList, isMembers, similarity } from './json-value.js';

/**
 * The JSON Patch (RFC 6902) that makes `after` of `before`; empty when they say the same.
 * Elements of lists keep who they are: one that is taken out in the middle is one `remove`, not a change of all behind it.
 * Libraries either compare lists by position, or need time and memory by the product of their lengths.
 */
export function patchBetween(before: unknown, after: unknown): PatchOperation[] {
  return [...steps(before, after, '')];
}

function* steps(before: unknown, after: unknown, path: string): Generator<PatchOperation> {
  if (isEqual(before, after)) return;
  if (isMembers(before) && isMembers(after)) yield* stepsOfMembers(before, after, path);
  else if (isList(before) && isList(after) && !isCoordinates(after)) yield* stepsOfLists(before, after, path);
  else yield { op: 'replace', path, value: after };
}

/** A box or a ring is one thing: whoever moves its left edge has drawn it anew. */
const isCoordinates = (value: readonly unknown[]): boolean =>
  value.length > 0 && value.every((part) => typeof part === 'number');

type Members = Readonly<Record<string, unknown>>;

function* stepsOfMembers(before: Members, after: Members, path: string): Generator<PatchOperation> {
  for (const name of Object.keys(before)) {
    if (!Object.hasOwn(after, name)) yield { op: 'remove', path: `${path}/${escapePointer(name)}` };
  }
  for (const [name, value] of Object.entries(after)) {
    const at = `${path}/${escapePointer(name)}`;
    if (Object.hasOwn(before, name)) yield* steps(before[name], value, at);
    else yield { op: 'add', path: at, value };
  }
}

/** Written from the front: an index counts what the steps before it have left. */
function* stepsOfLists(before: readonly unknown[], after: readonly unknown[], path: string): Generator<PatchOperation> {
  let index = 0;
  for (const pair of align(before, after, similarity)) {
    if (pair.after === undefined) {
      yield { op: 'remove', path: `${path}/${index}` };
      continue;
    }
    const value = after[pair.after];
    if (pair.before === undefined) yield { op: 'add', path: `${path}/${index}`, value };
    else yield* steps(before[pair.before], value, `${path}/${index}`);
    index += 1;
  }
}
