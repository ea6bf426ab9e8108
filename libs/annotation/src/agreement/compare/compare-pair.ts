import type { AnnotationConflict, SpatialObject } from '@odr/contracts';

import { captionAgreement } from '../statistics/chrf.js';
import { matchObjects, type Similarity } from '../statistics/objects.js';
import { type Box, boxIou, outlineIou } from '../statistics/overlap.js';
import { masiDistance } from '../statistics/set-distance.js';
import type { ComparedField } from './compared-field.js';
import type { Judgement } from './judgement.js';

export interface Difference {
  readonly type: AnnotationConflict;
  /** What the first and the second said of it, in words; null where one said nothing. */
  readonly a: string | null;
  readonly b: string | null;
  /** 0 to 1. */
  readonly similarity: number;
}

export interface PairComparison {
  /** 0 to 1; null where there is nothing to compare, as with two captions in different languages. */
  readonly similarity: number | null;
  /** Only of boxes, outlines and points: mean overlap of what both marked, and how much of it both marked. */
  readonly overlap?: number | null;
  readonly found?: number | null;
  readonly differences: readonly Difference[];
}

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** Two points are the same place up to this share of the picture's diagonal. */
const SAME_POINT = 0.05;
/** Texts that share less than half of their runs of characters are worth a look. */
const ALIKE_TEXT = 0.5;
const MAX_WORDS = 120;

/** How alike two people judged one member of an annotation, and in what they differ. */
export function comparePair(
  field: ComparedField,
  a: Judgement,
  b: Judgement,
  size: PictureSize | null,
): PairComparison {
  if (a.kind === 'objects' && b.kind === 'objects') return compareObjects(field, a.value, b.value, size);
  if (a.kind === 'set' && b.kind === 'set') return compareTags(a.value, b.value);
  if (a.kind === 'text' && b.kind === 'text') return compareTexts(a.value, b.value);
  if (a.value === b.value) return { similarity: 1, differences: [] };
  const similarity =
    typeof a.value === 'number' && typeof b.value === 'number' ? near(a.value, b.value, field.range) : 0;
  return {
    similarity,
    differences: [{ type: 'mismatching_value', a: String(a.value), b: String(b.value), similarity }],
  };
}

const near = (a: number, b: number, range: number | null): number =>
  Math.max(0, 1 - Math.abs(a - b) / (range ?? Math.max(Math.abs(a), Math.abs(b), 1)));

function compareTags(a: ReadonlySet<string>, b: ReadonlySet<string>): PairComparison {
  const similarity = 1 - masiDistance(a, b);
  const onlyIn = (one: ReadonlySet<string>, other: ReadonlySet<string>): string | null =>
    cut([...one].filter((tag) => !other.has(tag)).join(', ')) || null;
  const [onlyA, onlyB] = [onlyIn(a, b), onlyIn(b, a)];
  const isSame = onlyA === null && onlyB === null;
  return { similarity, differences: isSame ? [] : [{ type: 'differing_tags', a: onlyA, b: onlyB, similarity }] };
}

function compareTexts(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): PairComparison {
  const shared = [...a].flatMap(([language, text]) => {
    const other = b.get(language);
    return other === undefined ? [] : [{ text, other, similarity: captionAgreement(text, other) }];
  });
  if (shared.length === 0) return { similarity: null, differences: [] };
  const differences = shared
    .filter(({ similarity }) => similarity < ALIKE_TEXT)
    .map(({ text, other, similarity }) => ({
      type: 'differing_text' as const,
      a: cut(text),
      b: cut(other),
      similarity,
    }));
  return { similarity: shared.reduce((sum, { similarity }) => sum + similarity, 0) / shared.length, differences };
}

function compareObjects(
  { kind }: ComparedField,
  a: readonly SpatialObject[],
  b: readonly SpatialObject[],
  size: PictureSize | null,
): PairComparison {
  const { matches, similarity, found, quality } = matchObjects(a, b, kind === 'points' ? nearness(size) : overlap);
  const wordsFor = (objects: readonly SpatialObject[], at: number | null): string | null =>
    at === null ? null : cut(`${objects[at]?.label ?? ''} (${at + 1})`);
  const differences = matches.flatMap(({ a: from, b: to, conflict, similarity: alike }) =>
    conflict === null ? [] : [{ type: conflict, a: wordsFor(a, from), b: wordsFor(b, to), similarity: alike }],
  );
  return { similarity: quality, overlap: similarity, found, differences };
}

const overlap: Similarity<SpatialObject> = (a, b) => {
  if ('segmentation' in a && 'segmentation' in b) return outlineIou(a.segmentation, b.segmentation);
  const [one, other] = [boxOf(a), boxOf(b)];
  return one && other ? boxIou(one, other) : 0;
};

const boxOf = (object: SpatialObject): Box | undefined => ('bbox' in object ? object.bbox : undefined);

/** 1 in the same place, falling to 0 at twice the distance up to which two points are the same. */
const nearness =
  (size: PictureSize | null): Similarity<SpatialObject> =>
  (a, b) => {
    if (!('point' in a) || !('point' in b)) return 0;
    const distance = Math.hypot(a.point[0] - b.point[0], a.point[1] - b.point[1]);
    const diagonal = size ? Math.hypot(size.width, size.height) : 0;
    if (diagonal === 0) return distance === 0 ? 1 : 0;
    return Math.max(0, 1 - distance / diagonal / SAME_POINT);
  };

const cut = (words: string): string => (words.length > MAX_WORDS ? `${words.slice(0, MAX_WORDS - 1)}…` : words);
