const NORMAL_975 = 1.959964;

/**
 * Half the width of the 95 % interval of a mean.
 * @param deviation standard deviation of the sample, with n − 1 below
 * @param count size of the sample, 3 or more
 */
export const halfInterval = (deviation: number, count: number): number =>
  (studentQuantile(count - 1) * deviation) / Math.sqrt(count);

/** The 97.5 % quantile of Student's t, to 1 % from 2 degrees on: Cornish and Fisher's expansion (Abramowitz and Stegun 26.7.5). */
function studentQuantile(degrees: number): number {
  const z = NORMAL_975;
  const terms = [
    (z ** 3 + z) / 4,
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96,
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384,
    (79 * z ** 9 + 776 * z ** 7 + 1482 * z ** 5 - 1920 * z ** 3 - 945 * z) / 92_160,
  ];
  return terms.reduce((sum, term, index) => sum + term / degrees ** (index + 1), z);
}
