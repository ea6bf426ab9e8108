/** The normal quantile of 97.5 %: intervals hold in 95 of 100 cases. */
const Z = 1.959964;

/** A share with the interval that it is likely to lie in. */
export interface Proportion {
  readonly share: number;
  readonly low: number;
  readonly high: number;
  readonly of: number;
}

/**
 * Wilson's score interval (1927), which also holds for few cases and shares near 0 and 1, where the textbook's does not.
 * @returns undefined where there is nothing to divide by
 */
export function proportion(successes: number, of: number): Proportion | undefined {
  if (of === 0) return undefined;
  const share = successes / of;
  const spread = Z * Math.sqrt((share * (1 - share)) / of + (Z * Z) / (4 * of * of));
  const middle = share + (Z * Z) / (2 * of);
  const whole = 1 + (Z * Z) / of;
  return { share, low: Math.max(0, (middle - spread) / whole), high: Math.min(1, (middle + spread) / whole), of };
}
