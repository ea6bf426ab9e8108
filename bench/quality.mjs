/** Measures of how good vectors are. All vectors are of length 1, so that their products are cosines. */

const RESAMPLES = 1_000;

export const cosine = (a, b) => a.reduce((sum, value, at) => sum + value * b[at], 0);

export const mean = (numbers) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

/**
 * Average precision of each query: every version of every picture looks for the other versions of its own picture among all others.
 * @param {{picture: number, kind: string, vector: Float32Array}[]} versions
 */
export function averagePrecisions(versions) {
  return versions.map(({ picture, kind, vector }, query) => {
    const ranked = versions
      .map((other, at) => ({ at, isSame: other.picture === picture, similarity: cosine(vector, other.vector) }))
      .filter(({ at }) => at !== query)
      .sort((a, b) => b.similarity - a.similarity);
    let found = 0;
    let sum = 0;
    for (const [place, { isSame }] of ranked.entries()) if (isSame) sum += (found += 1) / (place + 1);
    return { picture, kind, precision: sum / found };
  });
}

/** Rank correlation; equal values share the mean of their ranks. */
export function spearman(a, b) {
  const [x, y] = [ranks(a), ranks(b)];
  const [mx, my] = [mean(x), mean(y)];
  const product = (u, mu, v, mv) => u.reduce((sum, value, at) => sum + (value - mu) * (v[at] - mv), 0);
  return product(x, mx, y, my) / Math.sqrt(product(x, mx, x, mx) * product(y, my, y, my));
}

function ranks(values) {
  const order = values.map((value, at) => ({ value, at })).sort((a, b) => a.value - b.value);
  const ranked = new Array(values.length);
  for (let from = 0; from < order.length;) {
    let to = from;
    while (to + 1 < order.length && order[to + 1].value === order[from].value) to += 1;
    for (let at = from; at <= to; at += 1) ranked[order[at].at] = (from + to) / 2;
    from = to + 1;
  }
  return ranked;
}

/**
 * The 95 % interval of a statistic, by drawing groups (pictures, pairs) with replacement.
 * @param {(drawn: number[]) => number} statistic of the numbers of the groups that were drawn
 * @param {() => number} random
 */
export function interval(groups, statistic, random) {
  const drawn = Array.from({ length: RESAMPLES }, () =>
    statistic(Array.from({ length: groups }, () => Math.floor(random() * groups))),
  ).sort((a, b) => a - b);
  return [drawn[Math.floor(RESAMPLES * 0.025)], drawn[Math.floor(RESAMPLES * 0.975)]];
}
