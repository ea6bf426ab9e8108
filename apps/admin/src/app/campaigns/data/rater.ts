import type { RaterResponse } from '@odr/sdk';

export type Rater = RaterResponse;

/** "+1.25", "−0.40", "0.00": a sign says harsh or mild where a bar would only hint at it. */
export function signed(value: number): string {
  const size = Math.abs(value).toFixed(2);
  return size === '0.00' ? size : `${value > 0 ? '+' : '−'}${size}`;
}

/** Whether a rater is harsh or mild for sure: nought lies outside of the interval. */
export function habitOf({ low, high }: Rater): 'harsh' | 'mild' | 'unclear' {
  if (low === null || high === null || (low <= 0 && high >= 0)) return 'unclear';
  return low > 0 ? 'mild' : 'harsh';
}
