import type { PatchOperation } from '@odr/contracts';

import { type DiffRun, wordDiff } from '../../shared/util-diff/word-diff.js';
import { type Shape, objectsOf, shapeOf } from '../../shared/util-shapes/shape.js';
import { nameOf, valueAt, valueWord } from './pointer.js';

/** One difference between two versions, as a person reads it. */
export interface Change {
  readonly kind: 'added' | 'removed' | 'changed';
  readonly name: string;
  readonly before: string;
  readonly after: string;
  /** Word by word, where both are texts. */
  readonly runs: readonly DiffRun[] | undefined;
}

const KINDS = { add: 'added', remove: 'removed', replace: 'changed' } as const;

/** Follows a patch step by step, so that each change is told with the value it found. */
export function changesOf(from: unknown, patch: readonly PatchOperation[]): readonly Change[] {
  const state = { value: cloned(from) };
  return patch.map((step) => {
    const before = valueAt(state.value, step.path);
    const after = step.op === 'remove' ? undefined : step.value;
    const name = nameOf(state.value, step.path, after);
    apply(state, step);
    return {
      kind: KINDS[step.op],
      name,
      before: step.op === 'add' ? '' : valueWord(before),
      after: valueWord(after),
      runs: typeof before === 'string' && typeof after === 'string' ? wordDiff(before, after) : undefined,
    };
  });
}

/** What to draw of two versions: what went, what came, and what stayed, each once. */
export function shapesBetween(from: unknown, to: unknown): readonly Shape[] {
  const [before, after] = [counted(from), counted(to)];
  return [
    ...[...before].flatMap(([text, object]) => (after.has(text) ? [] : (shapeOf(object, 'before') ?? []))),
    ...[...after].flatMap(([text, object]) => shapeOf(object, before.has(text) ? 'same' : 'after') ?? []),
  ];
}

/** Values come as JSON, and the steps change what they are given. */
const cloned = (value: unknown): unknown => JSON.parse(JSON.stringify(value)) as unknown;

const counted = (value: unknown): Map<string, unknown> =>
  new Map(objectsOf(value).map((object) => [JSON.stringify(object), object]));

function apply(state: { value: unknown }, step: PatchOperation): void {
  const tokens = step.path.split('/');
  const name = tokens.pop();
  const fresh: unknown = step.op === 'remove' ? undefined : cloned(step.value);
  if (step.path === '' || name === undefined) {
    state.value = fresh;
    return;
  }
  const parent = valueAt(state.value, tokens.join('/'));
  const key = name.replace(/~1/g, '/').replace(/~0/g, '~');
  if (Array.isArray(parent)) {
    parent.splice(Number(key), step.op === 'add' ? 0 : 1, ...(step.op === 'remove' ? [] : [fresh]));
  } else if (typeof parent === 'object' && parent !== null) {
    if (step.op === 'remove') Reflect.deleteProperty(parent, key);
    else Object.defineProperty(parent, key, { value: fresh, configurable: true, enumerable: true, writable: true });
  }
}
