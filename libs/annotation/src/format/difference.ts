import { isDeepStrictEqual } from 'node:util';

import { escapePointer } from '../schema/json-limits.js';

/** More places than that are "and others": nobody reads on. */
const MAX_PATHS = 100;

/**
 * Where two values differ, as JSON pointers into the first: what a format has lost when `after` is what it gives back.
 * @returns none when they are the same
 */
export function differences(before: unknown, after: unknown): string[] {
  const paths: string[] = [];
  compare(before, after, '', paths);
  return paths;
}

export const isSame = (before: unknown, after: unknown): boolean => isDeepStrictEqual(before, after);

function compare(before: unknown, after: unknown, path: string, paths: string[]): void {
  if (paths.length >= MAX_PATHS || isDeepStrictEqual(before, after)) return;
  if (!isContainer(before) || !isContainer(after) || Array.isArray(before) !== Array.isArray(after)) {
    paths.push(path);
    return;
  }
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const at = `${path}/${escapePointer(key)}`;
    if (Object.hasOwn(before, key) && Object.hasOwn(after, key)) compare(before[key], after[key], at, paths);
    else if (paths.length < MAX_PATHS) paths.push(at);
  }
}

const isContainer = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
