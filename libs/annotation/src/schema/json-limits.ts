import type { FieldError } from '@odr/kernel';

/** Deeper than any annotation people write by hand, shallower than any parser's stack. */
export const MAX_JSON_DEPTH = 64;

/** How many bytes a value takes as JSON. @throws RangeError for nesting that no parser of ours lets through */
export const jsonSize = (value: unknown): number => Buffer.byteLength(JSON.stringify(value) ?? '');

/**
 * The first thing in a value that PostgreSQL's jsonb cannot keep or a recursive reader cannot follow:
 * nesting, NUL characters, half surrogate pairs, numbers beyond double precision; and keys that change what an object is
 * wherever somebody copies it.
 * @param root the JSON pointer that paths start with
 */
export function unstorable(value: unknown, root: string): FieldError | undefined {
  const open: { readonly value: unknown; readonly path: string; readonly depth: number }[] = [
    { value, path: root, depth: 0 },
  ];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value: current, path, depth } = next;
    if (typeof current === 'string' && !isStorableText(current))
      return problem(path, 'text', 'must not contain NUL or half a character');
    if (typeof current === 'number' && !Number.isFinite(current))
      return problem(path, 'number', 'must be a finite number');
    if (typeof current !== 'object' || current === null) continue;
    if (depth >= MAX_JSON_DEPTH)
      return problem(path, 'depth', `must not be nested more than ${MAX_JSON_DEPTH} levels deep`);
    for (const [key, child] of Object.entries(current)) {
      if (key === '__proto__') return problem(path, 'key', 'must not have a key named __proto__');
      if (!isStorableText(key)) return problem(path, 'text', 'must not have a key with NUL or half a character');
      open.push({ value: child, path: `${path}/${escapePointer(key)}`, depth: depth + 1 });
    }
  }
  return undefined;
}

/** With the u flag, a surrogate is only found when its other half is missing. */
const HALF_CHARACTER = /\p{Surrogate}/u;

const isStorableText = (text: string): boolean => !text.includes('\0') && !HALF_CHARACTER.test(text);

/** One reference token of a JSON pointer (RFC 6901). */
export const escapePointer = (key: string): string => key.replace(/~/g, '~0').replace(/\//g, '~1');

const problem = (path: string, code: string, message: string): FieldError => ({ path, code, message });
