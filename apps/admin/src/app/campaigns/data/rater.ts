import type { RaterResponse, RatingScaleResponse } from '@odr/sdk';

export type { RatingScaleResponse } from '@odr/sdk';
export type Rater = RaterResponse;

/** "+1.25", "−0.40", "0.00": a sign says harsh or mild where a bar would only hint at it. */
export function signed(value: number): string {
  const size = Math.abs(value).toFixed(2);
  return size === '0.00' ? size : `${value > 0 ? '+' : '−'}${size}`;
}

/** By how much ratings differ, and from what; or why nothing is corrected. */
export function scaleWords(scale: RatingScaleResponse | null): string {
  if (scale === null)
    return 'Nothing is corrected yet: ten ratings of annotations that somebody else rated too, and ten by people who rated before, are needed to tell habits from chance.';
  const [annotations, raters, chance] = [scale.annotations, scale.raters, scale.chance].map(
    (one) => `±${one.toFixed(1)}`,
  );
  return `Ratings are ${scale.level.toFixed(1)} in the mean. Annotations differ by ${annotations}, raters by ${raters}, and what neither explains is ${chance} (standard deviations).`;
}

/** Less is nothing to call somebody harsh for, however sure it is. */
const MATTERS = 0.25;

/** Whether a rater is harsh or mild for sure, and by so much that it matters: nought lies outside of the interval. */
export function habitOf({ bias, low, high }: Rater): 'harsh' | 'mild' | 'like_others' | 'unclear' {
  if (low === null || high === null) return 'unclear';
  if (Math.abs(bias) < MATTERS && high - low < 2 * MATTERS) return 'like_others';
  if (low <= 0 && high >= 0) return 'unclear';
  return bias > 0 ? 'mild' : 'harsh';
}
