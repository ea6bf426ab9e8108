/** What one person submitted for an item: their latest value for each source. */
export type Submission = ReadonlyMap<string, unknown>;

type Box = readonly [number, number, number, number];
interface Found {
  readonly label: string;
  readonly box: Box;
}

/**
 * How far apart people are on one item: the mean over all pairs of people and all sources, 0 = the same, 1 = nothing in common.
 * Tags and captions are compared as sets of words (Jaccard distance), boxes and outlines by the mean overlap of those of one
 * label (IoU, matched greedily, best first; what has no partner counts as no overlap), everything else as equal or not.
 * @returns null for fewer than two people
 */
export function disagreementOf(submissions: readonly Submission[]): number | null {
  const distances = submissions.flatMap((one, index) =>
    submissions.slice(index + 1).flatMap((other) => {
      const sources = [...one.keys()].filter((source) => other.has(source));
      return sources.map((source) => distance(one.get(source), other.get(source)));
    }),
  );
  return distances.length === 0 ? null : distances.reduce((sum, each) => sum + each, 0) / distances.length;
}

function distance(one: unknown, other: unknown): number {
  const [objects, otherObjects] = [objectsOf(one), objectsOf(other)];
  if (objects && otherObjects) return 1 - meanOverlap(objects, otherObjects);
  const [words, otherWords] = [wordsOf(one), wordsOf(other)];
  if (words && otherWords) return 1 - jaccard(words, otherWords);
  return canonical(one) === canonical(other) ? 0 : 1;
}

/** Matches of the two lists over their common length; two empty pictures agree. */
function meanOverlap(ones: readonly Found[], others: readonly Found[]): number {
  const longest = Math.max(ones.length, others.length);
  if (longest === 0) return 1;
  const pairs = ones
    .flatMap((one, i) =>
      others.flatMap((other, j) => (one.label === other.label ? [{ i, j, iou: iou(one.box, other.box) }] : [])),
    )
    .sort((a, b) => b.iou - a.iou);
  const [usedOnes, usedOthers] = [new Set<number>(), new Set<number>()];
  let sum = 0;
  for (const { i, j, iou: overlap } of pairs) {
    if (usedOnes.has(i) || usedOthers.has(j)) continue;
    usedOnes.add(i);
    usedOthers.add(j);
    sum += overlap;
  }
  return sum / longest;
}

function iou([ax, ay, aw, ah]: Box, [bx, by, bw, bh]: Box): number {
  const across = Math.max(0, Math.min(ax + aw, bx + bw) - Math.max(ax, bx));
  const down = Math.max(0, Math.min(ay + ah, by + bh) - Math.max(ay, by));
  const both = across * down;
  const either = aw * ah + bw * bh - both;
  return either > 0 ? both / either : 0;
}

function jaccard(ones: ReadonlySet<string>, others: ReadonlySet<string>): number {
  const either = new Set([...ones, ...others]).size;
  return either === 0 ? 1 : [...ones].filter((word) => others.has(word)).length / either;
}

/** The things in a value of boxes, outlines or points; undefined for anything else. Beyond 500 the rest is not compared. */
function objectsOf(value: unknown): Found[] | undefined {
  if (!isRecord(value) || !Array.isArray(value['objects'])) return undefined;
  return value['objects'].slice(0, 500).flatMap((object: unknown) => {
    const box = isRecord(object) ? boxOf(object) : undefined;
    return isRecord(object) && box ? [{ label: String(object['label']), box }] : [];
  });
}

/** A point counts as a square around it, wide enough that a hand's width apart is still the same. */
const POINT_RADIUS = 10;

function boxOf(object: Readonly<Record<string, unknown>>): Box | undefined {
  const { bbox, segmentation, point } = object;
  if (isNumbers(bbox) && bbox.length === 4) return bbox as unknown as Box;
  if (isNumbers(point) && point.length === 2) {
    const [x = 0, y = 0] = point;
    return [x - POINT_RADIUS, y - POINT_RADIUS, 2 * POINT_RADIUS, 2 * POINT_RADIUS];
  }
  if (!Array.isArray(segmentation)) return undefined;
  const rings = (segmentation as unknown[]).filter(isNumbers).flat();
  const [xs, ys] = [rings.filter((_, at) => at % 2 === 0), rings.filter((_, at) => at % 2 === 1)];
  const [left, top] = [least(xs), least(ys)];
  return [left, top, greatest(xs) - left, greatest(ys) - top];
}

const least = (numbers: readonly number[]): number => numbers.reduce((a, b) => Math.min(a, b), Infinity);
const greatest = (numbers: readonly number[]): number => numbers.reduce((a, b) => Math.max(a, b), -Infinity);

/** The words of a caption, or the tags of a list of them; undefined for anything else. */
function wordsOf(value: unknown): Set<string> | undefined {
  if (!isRecord(value)) return undefined;
  const { caption, tags } = value;
  if (typeof caption === 'string') return new Set(caption.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
  if (!Array.isArray(tags)) return undefined;
  return new Set(
    (tags as unknown[]).map((tag) =>
      String(isRecord(tag) ? tag['tag'] : tag)
        .trim()
        .toLowerCase(),
    ),
  );
}

/** JSON with the members of objects in order, so that equal values are equal texts. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    isRecord(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part,
  );

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isNumbers = (value: unknown): value is readonly number[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'number' && Number.isFinite(each));
