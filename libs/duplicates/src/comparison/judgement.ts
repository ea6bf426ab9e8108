import type { PairReason } from '@odr/contracts';
import type { PairEvidence } from '@odr/entities';
import type { BestAlignment } from './best-alignment.js';
import { FIELDS, type Box, type Difference } from './difference.js';
import type { Raster } from './raster.js';
import { surplusOf, type Surplus } from './surplus.js';

/** Counts changes of what is compared and how it is judged: pairs that an earlier one judged are judged again. */
export const COMPARISON_VERSION = 1;

/** Found on one half of the ladder's pictures, measured on the other: docs/guide/duplicates.md. */
const LEAST_SAME = 0.93;
const LEAST_CORRELATION = 0.93;
/** Colours that are pushed to their ends lose structure. */
const LEAST_SAME_RECOLOURED = 0.88;
const LEAST_CORRELATION_RECOLOURED = 0.85;
/** Fewer fields with structure than this prove nothing: two plain skies correlate. */
const LEAST_STRUCTURED = 8;
/** Copies of plain pictures must be alike to the eye. */
const PLAIN_GLANCE = 0.99;
const PLAIN_SHIFT = 2.5;
/** Beyond this the colours were changed on purpose; the worst encoders stay below. */
const MOST_LUMA_SHIFT = 5;
const MOST_CHROMA_SHIFT = 3;
/** A share of the width or height that no crop takes away but rounding does. */
const LEAST_SURPLUS = 0.006;
/** So many spots in the same places show the same things, though not the same picture. */
const SCENE_VOTES = 14;
const SCENE_SAME = 0.4;
const SCENE_GLANCE = 0.85;

/** A picture as compared: its raster as it lies, and its true size. */
export interface Side {
  readonly raster: Raster;
  readonly width: number;
  readonly height: number;
}

export interface Judgement {
  /** Undefined when the pictures have nothing in common that could be shown. */
  readonly reason: PairReason | undefined;
  readonly evidence: PairEvidence;
}

/**
 * Says why two pictures are taken for one.
 * @param first as it is, not turned yet
 */
export function judged(first: Side, second: Side, best: BestAlignment | undefined): Judgement {
  if (!best) return { reason: undefined, evidence: {} };
  const { difference, orientation, lying: turnedFirst, votes } = best;
  const evidence: PairEvidence = {
    orientation,
    same: rounded(difference.same),
    correlation: rounded(difference.correlation),
    landmarks: votes,
    boxOfFirst: corners(difference.ofCopy),
    boxOfSecond: corners(difference.ofOriginal),
    brightness: rounded(difference.lumaShift),
    colour: rounded(difference.chromaShift),
  };
  if (!isCopy(best)) return { reason: isSameScene(best) ? 'same_scene' : undefined, evidence };
  const swaps = turnedFirst.width !== first.raster.width || turnedFirst.height !== first.raster.height;
  const size = swaps ? { width: first.height, height: first.width } : first;
  const moreOfFirst = surplusOf(turnedFirst, difference.ofCopy, tolerance(size, second));
  const moreOfSecond = surplusOf(second.raster, difference.ofOriginal, tolerance(size, second));
  return { reason: reasonOf(best, moreOfFirst, moreOfSecond, size, second), evidence };
}

function isCopy({ difference, glance }: BestAlignment): boolean {
  const { same, structured, correlation, lumaShift, chromaShift } = difference;
  if (structured >= LEAST_STRUCTURED)
    return isRecoloured(difference)
      ? same >= LEAST_SAME_RECOLOURED && correlation >= LEAST_CORRELATION_RECOLOURED
      : same >= LEAST_SAME && correlation >= LEAST_CORRELATION;
  return same >= LEAST_SAME && glance >= PLAIN_GLANCE && lumaShift <= PLAIN_SHIFT && chromaShift <= PLAIN_SHIFT;
}

const isRecoloured = ({ lumaShift, chromaShift }: Difference): boolean =>
  lumaShift > MOST_LUMA_SHIFT || chromaShift > MOST_CHROMA_SHIFT;

const isSameScene = ({ votes, glance, difference }: BestAlignment): boolean =>
  votes >= SCENE_VOTES || (glance >= SCENE_GLANCE && difference.same >= SCENE_SAME);

/** Rounding to whole pixels moves an edge by up to one of the smaller picture's. */
function tolerance(a: { width: number; height: number }, b: { width: number; height: number }): [number, number] {
  return [
    Math.max(LEAST_SURPLUS, 1.5 / Math.min(a.width, b.width)),
    Math.max(LEAST_SURPLUS, 1.5 / Math.min(a.height, b.height)),
  ];
}

function reasonOf(
  { orientation, difference }: BestAlignment,
  moreOfFirst: Surplus,
  moreOfSecond: Surplus,
  first: { width: number; height: number },
  second: { width: number; height: number },
): PairReason {
  const more = moreOfFirst === 'nothing' ? moreOfSecond : moreOfFirst;
  if (moreOfFirst !== 'nothing' && moreOfSecond !== 'nothing') {
    // Each shows something that the other does not: a camera that was moved, unless one of them is a crop with bars.
    return moreOfFirst === 'picture' && moreOfSecond === 'picture' ? 'same_scene' : 'cropped';
  }
  if (more === 'picture') return 'cropped';
  if (more === 'band') return 'captioned';
  if (more === 'bars') return 'bordered';
  if (isLaidOver(difference)) return 'captioned';
  if (orientation !== 'none') return 'flipped_or_rotated';
  if (isRecoloured(difference)) return 'recoloured';
  return first.width === second.width && first.height === second.height ? 'reencoded' : 'resized';
}

/** Whether what differs lies together in rows at the top or at the bottom, as words laid over a picture do. */
function isLaidOver({ differs }: Difference): boolean {
  const perRow = Array.from(
    { length: FIELDS },
    (_, row) => differs.slice(row * FIELDS, (row + 1) * FIELDS).filter(Boolean).length,
  );
  const total = perRow.reduce((sum, count) => sum + count, 0);
  const edge = FIELDS / 3;
  const top = perRow.slice(0, edge).reduce((sum, count) => sum + count, 0);
  const bottom = perRow.slice(-edge).reduce((sum, count) => sum + count, 0);
  return total >= 5 && Math.max(top, bottom) >= 0.9 * total;
}

const rounded = (number: number): number => Math.round(number * 1_000) / 1_000;

const corners = ({ left, top, right, bottom }: Box): [number, number, number, number] => [
  rounded(left),
  rounded(top),
  rounded(right),
  rounded(bottom),
];
