import { ORIENTATIONS, type Orientation } from '@odr/contracts';
import type { PairEvidence } from '@odr/entities';

const OPPOSITE: Partial<Record<Orientation, Orientation>> = { rotated_90: 'rotated_270', rotated_270: 'rotated_90' };

/** Which turn leads the other way: all but the quarter turns undo themselves. */
export const inverse = (orientation: Orientation): Orientation => OPPOSITE[orientation] ?? orientation;

/** How the first of a pair has to be turned to lie like the second, where the asking one turned so lies like the other. */
export const orientationOf = (turn: number, asksAsFirst: boolean): Orientation => {
  const orientation = ORIENTATIONS[turn] ?? 'none';
  return asksAsFirst ? orientation : inverse(orientation);
};

/** The same evidence with first and second exchanged. Boxes are of pictures as they lie on each other, so they only swap. */
export const seenFromTheOther = ({ orientation, boxOfFirst, boxOfSecond, ...rest }: PairEvidence): PairEvidence => ({
  ...rest,
  ...(orientation && { orientation: inverse(orientation) }),
  ...(boxOfFirst && boxOfSecond && { boxOfFirst: boxOfSecond, boxOfSecond: boxOfFirst }),
});
