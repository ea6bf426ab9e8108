/** Numbers in [0, 1). */
export type Random = () => number;

/**
 * A generator of its own for each statistic, so that the same data always give the same interval.
 * Mulberry32 (T. Ettinger, public domain): 2^32 states, passes gjrand; enough to draw some million items.
 * @param seed any integer; its lowest 32 bits count
 */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
