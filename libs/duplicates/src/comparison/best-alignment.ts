import { ORIENTATIONS, type Orientation } from '@odr/contracts';
import { aligned, frameOnFrame, type Alignment } from './alignment.js';
import { difference, type Difference } from './difference.js';
import { cornersOf, landmarksOf, placementOf, type Landmark } from './landmarks.js';
import { resized, turned, type Raster } from './raster.js';

/** A picture in all eight orientations, with what is found again in others. Making one costs more than comparing two. */
export interface Turnings {
  readonly raster: Raster;
  readonly turnings: readonly {
    readonly orientation: Orientation;
    readonly landmarks: readonly Landmark[];
    readonly glance: Float32Array;
  }[];
}

export function turningsOf(raster: Raster): Turnings {
  const corners = cornersOf(raster);
  const small = resized({ ...raster, chroma: undefined }, GLANCE, GLANCE);
  return {
    raster,
    turnings: ORIENTATIONS.map((orientation) => ({
      orientation,
      landmarks: landmarksOf(corners, orientation),
      glance: normalised(turned(small, orientation).luma),
    })),
  };
}

/** A picture as it is. */
export interface Upright {
  readonly raster: Raster;
  readonly landmarks: readonly Landmark[];
  readonly glance: Float32Array;
}

export const uprightOf = (raster: Raster): Upright => ({
  raster,
  landmarks: landmarksOf(cornersOf(raster), 'none'),
  glance: normalised(resized({ ...raster, chroma: undefined }, GLANCE, GLANCE).luma),
});

const GLANCE = 32;

/** 32 × 32 values of mean 0 and length 1: the product of two is their correlation. */
function normalised(luma: Float32Array): Float32Array {
  const mean = luma.reduce((sum, value) => sum + value, 0) / luma.length;
  const length = Math.sqrt(luma.reduce((sum, value) => sum + (value - mean) ** 2, 0)) || 1;
  return luma.map((value) => (value - mean) / length);
}

const product = (a: Float32Array, b: Float32Array): number =>
  a.reduce((sum, value, at) => sum + value * (b[at] as number), 0);

export interface BestAlignment {
  /** How the first picture has to be turned to lie like the second. */
  readonly orientation: Orientation;
  /** The first picture, turned so. */
  readonly lying: Raster;
  readonly difference: Difference;
  /** Landmarks that agree on where it lies; 0 where the frames did. */
  readonly votes: number;
  /** Correlation of the whole frames at a glance. */
  readonly glance: number;
}

/** A glance at whole frames that is worth a closer look. */
const PROMISING = 0.6;
/** Landmarks by which a placement is worth one. */
const LEAST_VOTES = 6;
/** Another orientation must be better by this much than leaving the picture as it is. */
const MARGIN = 0.02;

/** The best way to lay one picture on another: frame on frame, or as landmarks say, in each orientation that looks promising. */
export function bestAlignment(first: Turnings, second: Upright): BestAlignment | undefined {
  let best: (BestAlignment & { readonly rank: number }) | undefined;
  for (const { orientation, landmarks, glance } of first.turnings) {
    const alike = product(glance, second.glance);
    const placement = placementOf(landmarks, second.landmarks);
    const votes = placement?.votes ?? 0;
    if (alike < PROMISING && votes < LEAST_VOTES) continue;
    const raster = turned(first.raster, orientation);
    const starts: Alignment[] = [];
    if (alike >= PROMISING) starts.push(frameOnFrame(raster, second.raster));
    if (placement && votes >= LEAST_VOTES)
      starts.push({ scaleX: placement.scale, left: placement.left, scaleY: placement.scale, top: placement.top });
    for (const start of starts) {
      const found = difference(raster, second.raster, aligned(raster, second.raster, start));
      if (!found) continue;
      const rank = rankOf(found) + (orientation === 'none' ? MARGIN : 0);
      if (!best || rank > best.rank)
        best = { orientation, lying: raster, difference: found, votes, glance: alike, rank };
    }
  }
  return best;
}

/** The more is the same, and the more of both pictures it covers, the better. */
function rankOf({ same, correlation, ofCopy, ofOriginal }: Difference): number {
  const area = (box: { left: number; right: number; top: number; bottom: number }): number =>
    (box.right - box.left) * (box.bottom - box.top);
  return same + correlation / 2 + Math.max(area(ofCopy), area(ofOriginal)) / 4;
}
