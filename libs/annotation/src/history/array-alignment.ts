import { canonical } from './json-value.js';

/** An element that both lists have, or that one of them has. */
export interface Pair {
  readonly before: number | undefined;
  readonly after: number | undefined;
}

/** A block with more combinations than this is paired by position: a hundred changed boxes in a row are still told apart. */
const MAX_COMBINATIONS = 10_000;

/** Below this, an element is gone and another one is there; above it, it was changed. */
const MIN_SIMILARITY = 0.3;

/**
 * Says which elements of two lists are the same, changed, gone or new, in the order of the lists.
 * Equal elements that either list has once are fixed points (as patience diff does it); only what lies between them is
 * compared, so a hundred thousand elements with a few changes cost little more than reading them.
 */
export function align(
  before: readonly unknown[],
  after: readonly unknown[],
  similarity: (one: unknown, other: unknown) => number,
): Pair[] {
  const one = before.map(canonical);
  const other = after.map(canonical);
  const pairs: Pair[] = [];
  let [b, a] = [0, 0];
  for (const fixed of [...fixedPoints(one, other), { before: one.length, after: other.length }]) {
    let [endB, endA] = [fixed.before, fixed.after];
    while (b < endB && a < endA && one[b] === other[a]) pairs.push({ before: b++, after: a++ });
    let tail = 0;
    while (b < endB && a < endA && one[endB - 1] === other[endA - 1])
      [endB, endA, tail] = [endB - 1, endA - 1, tail + 1];
    pairs.push(...pairBlock(before, after, { b, endB, a, endA }, similarity));
    for (let index = 0; index < tail; index += 1) pairs.push({ before: endB + index, after: endA + index });
    [b, a] = [fixed.before, fixed.after];
  }
  return pairs;
}

interface Block {
  readonly b: number;
  readonly endB: number;
  readonly a: number;
  readonly endA: number;
}

type Fixed = { readonly before: number; readonly after: number };

/** The longest rising run of elements that occur once in each list. */
function fixedPoints(one: readonly string[], other: readonly string[]): Fixed[] {
  const placeInOne = onlyPlaces(one);
  const placeInOther = onlyPlaces(other);
  const shared = [...placeInOne].flatMap(([text, before]): Fixed[] => {
    const after = placeInOther.get(text);
    return after === undefined ? [] : [{ before, after }];
  });
  return longestRising(shared);
}

function onlyPlaces(texts: readonly string[]): Map<string, number> {
  const places = new Map<string, number>();
  const repeated = new Set<string>();
  for (const [index, text] of texts.entries()) {
    if (places.has(text)) repeated.add(text);
    places.set(text, index);
  }
  for (const text of repeated) places.delete(text);
  return places;
}

/** Longest increasing subsequence by `after`, in n log n; the points come sorted by `before`. */
function longestRising(points: readonly Fixed[]): Fixed[] {
  const previous: (number | undefined)[] = [];
  const tails: number[] = [];
  const afterOf = (tail: number | undefined): number => (tail === undefined ? -1 : (points[tail]?.after ?? -1));
  for (const [index, { after }] of points.entries()) {
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (afterOf(tails[middle]) < after) low = middle + 1;
      else high = middle;
    }
    previous[index] = tails[low - 1];
    tails[low] = index;
  }
  const rising: Fixed[] = [];
  for (let index = tails.at(-1); index !== undefined; index = previous[index]) {
    const point = points[index];
    if (point) rising.push(point);
  }
  return rising.reverse();
}

/** Pairs what is left between two fixed points so that the paired elements are as similar as can be. */
function pairBlock(
  before: readonly unknown[],
  after: readonly unknown[],
  { b, endB, a, endA }: Block,
  similarity: (one: unknown, other: unknown) => number,
): Pair[] {
  const [height, width] = [endB - b, endA - a];
  if (height * width > MAX_COMBINATIONS) return pairByPosition({ b, endB, a, endA });
  const best = Array.from({ length: height + 1 }, () => new Float64Array(width + 1));
  const likeness = (row: number, column: number): number => {
    const value = similarity(before[b + row], after[a + column]);
    return value < MIN_SIMILARITY ? -1 : value;
  };
  const gain = (row: number, column: number): number => best[row]?.[column] ?? 0;
  for (let row = height - 1; row >= 0; row -= 1) {
    for (let column = width - 1; column >= 0; column -= 1) {
      const paired = likeness(row, column) + gain(row + 1, column + 1);
      const line = best[row];
      if (line) line[column] = Math.max(paired, gain(row + 1, column), gain(row, column + 1));
    }
  }
  const pairs: Pair[] = [];
  let [row, column] = [0, 0];
  while (row < height && column < width) {
    const here = gain(row, column);
    if (here === gain(row + 1, column)) pairs.push({ before: b + row++, after: undefined });
    else if (here === gain(row, column + 1)) pairs.push({ before: undefined, after: a + column++ });
    else pairs.push({ before: b + row++, after: a + column++ });
  }
  while (row < height) pairs.push({ before: b + row++, after: undefined });
  while (column < width) pairs.push({ before: undefined, after: a + column++ });
  return pairs;
}

function pairByPosition({ b, endB, a, endA }: Block): Pair[] {
  return Array.from({ length: Math.max(endB - b, endA - a) }, (_, index) => ({
    before: b + index < endB ? b + index : undefined,
    after: a + index < endA ? a + index : undefined,
  }));
}
