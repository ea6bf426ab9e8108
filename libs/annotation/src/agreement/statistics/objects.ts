import type { AnnotationConflict } from '@odr/contracts';

import { assign } from './assignment.js';

/** What two people marked: where, and as what. */
export interface Marked {
  readonly label: string;
}

/** From 0, nothing in common, to 1, the same place. */
export type Similarity<T> = (a: T, b: T) => number;

/** CVAT's names and, for overlap, its default thresholds, so that whoever comes from there finds what they know. */
type ObjectConflict = Extract<
  AnnotationConflict,
  'missing_annotation' | 'extra_annotation' | 'mismatching_label' | 'low_overlap'
>;

export interface ObjectMatch {
  /** Place in the first list; null for what only the second has. */
  readonly a: number | null;
  readonly b: number | null;
  readonly similarity: number;
  readonly conflict: ObjectConflict | null;
}

export interface ObjectMatching {
  readonly matches: readonly ObjectMatch[];
  /** Mean similarity of the pairs, whatever their labels; null without a pair. */
  readonly similarity: number | null;
  /** How much of what either marked both marked: the F1 score, in which neither is the right one. */
  readonly found: number | null;
  /**
   * Panoptic quality (Kirillov et al., CVPR 2019): similarity of the pairs with equal labels, divided by pairs plus half
   * of what has no pair. 1 when both marked the same, 0 when nothing in common; null when both marked nothing.
   */
  readonly quality: number | null;
}

export interface MatchingThresholds {
  /** Below it two objects are not the same thing. */
  readonly same: number;
  /** Below it they are, but their places differ so much that somebody should look. */
  readonly close: number;
}

/** The defaults of CVAT's quality settings (`iou_threshold`, `low_overlap_threshold`). */
export const OVERLAP_THRESHOLDS: MatchingThresholds = { same: 0.4, close: 0.8 };

/** Added to pairs with equal labels, so that of two candidates the one called the same wins, as in CVAT. */
const SAME_LABEL = 1;

/**
 * Pairs what two people marked in one picture so that the sum of similarities is the greatest.
 * Costs the cube of the number of objects; callers bound it.
 */
export function matchObjects<T extends Marked>(
  a: readonly T[],
  b: readonly T[],
  similarityOf: Similarity<T>,
  { same, close }: MatchingThresholds = OVERLAP_THRESHOLDS,
): ObjectMatching {
  const similarities = a.map((one) => b.map((other) => similarityOf(one, other)));
  const costs = similarities.map((row, at) =>
    row.map((similarity, to) => {
      if (similarity < same) return 0;
      return -similarity - (a[at]?.label === b[to]?.label ? SAME_LABEL : 0);
    }),
  );
  const matches: ObjectMatch[] = [];
  const isTaken = new Set<number>();
  assign(costs).forEach((to, at) => {
    const similarity = similarities[at]?.[to] ?? 0;
    if (to < 0 || similarity < same) {
      matches.push({ a: at, b: null, similarity: 0, conflict: 'missing_annotation' });
      return;
    }
    isTaken.add(to);
    const isLabelled = a[at]?.label === b[to]?.label;
    const conflict = !isLabelled ? 'mismatching_label' : similarity < close ? 'low_overlap' : null;
    matches.push({ a: at, b: to, similarity, conflict });
  });
  b.forEach((_, to) => {
    if (!isTaken.has(to)) matches.push({ a: null, b: to, similarity: 0, conflict: 'extra_annotation' });
  });
  return { matches, ...figuresOf(matches, a.length + b.length) };
}

function figuresOf(matches: readonly ObjectMatch[], marked: number): Omit<ObjectMatching, 'matches'> {
  const pairs = matches.filter(({ a, b }) => a !== null && b !== null);
  const alike = pairs.filter(({ conflict }) => conflict !== 'mismatching_label');
  const sum = (some: readonly ObjectMatch[]): number => some.reduce((all, { similarity }) => all + similarity, 0);
  return {
    similarity: pairs.length === 0 ? null : sum(pairs) / pairs.length,
    found: marked === 0 ? null : (2 * pairs.length) / marked,
    quality: marked === 0 ? null : (2 * sum(alike)) / marked,
  };
}
