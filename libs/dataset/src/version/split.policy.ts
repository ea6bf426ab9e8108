import { createHash } from 'node:crypto';

const SPACE = 2 ** 48;

/** A number in [0, 1) that anybody can compute from a seed and a key, and nobody can choose. */
export const fractionOf = (seed: string, key: string): number =>
  createHash('sha256').update(`${seed}\n${key}`).digest().readUIntBE(0, 6) / SPACE;

/**
 * Which split something is in. Copies of a picture have one key, so they are never parted; and what joins later moves nobody.
 * @param shares by name, in order; they are weighed against each other
 */
export function splitOf(shares: Readonly<Record<string, number>>, seed: string, key: string): string | null {
  const entries = Object.entries(shares);
  const total = entries.reduce((sum, [, share]) => sum + share, 0);
  let left = fractionOf(seed, key) * total;
  for (const [name, share] of entries) {
    left -= share;
    if (left < 0) return name;
  }
  return entries.at(-1)?.[0] ?? null;
}
