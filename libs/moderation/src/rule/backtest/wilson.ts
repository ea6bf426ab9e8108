/** A share with its 95 % interval. */
export interface Share {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

const Z = 1.959_963_984_540_054;

/**
 * A share of so many, with Wilson's score interval: honest for few cases and near 0 and 1, where the usual one is not.
 * @returns null of nothing
 */
export function share(part: number, whole: number): Share | null {
  if (whole === 0) return null;
  const p = part / whole;
  const z2 = Z * Z;
  const centre = (p + z2 / (2 * whole)) / (1 + z2 / whole);
  const half = (Z * Math.sqrt((p * (1 - p)) / whole + z2 / (4 * whole * whole))) / (1 + z2 / whole);
  return { value: rounded(p), low: rounded(Math.max(0, centre - half)), high: rounded(Math.min(1, centre + half)) };
}

const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;
