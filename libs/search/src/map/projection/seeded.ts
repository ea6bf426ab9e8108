/** Taken once: looked up each time, they cost more than what they do where globals are looked after, as in tests. */
const { imul, log, sqrt, cos, PI } = Math;

/** Numbers from 0 to 1, the same for the same seed (mulberry32): a map that is drawn twice looks the same. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A seed of a text: what is placed later finds the place it would have been given at once (FNV-1a). */
export function seedOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** Normally distributed (Box and Muller). */
export const normal = (random: () => number): number => sqrt(-2 * log(1 - random())) * cos(2 * PI * random());
