import { MAX_HASH_DISTANCE, MIN_HASH_QUALITY } from './duplicates.policy.js';
import { probesOf } from './hash-probes.js';

/** The hashes a picture has in the eight orientations, as it is first; only the first where no more are known. */
export type TurnedHashes = readonly string[];

const HASH_BYTES = 32;

/** @param turned those of the seven other orientations, one after the other, where they are known */
export function turnedHashes(hash: string, turned: Buffer | null): TurnedHashes {
  const others = Array.from({ length: (turned?.length ?? 0) / HASH_BYTES }, (_, at) =>
    (turned ?? Buffer.alloc(0)).subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES).toString('hex'),
  );
  return [hash, ...others];
}

/** Where hashes lie that are indexed by pieces: a table with a column `hash`. Texts of code, never of people. */
export interface HashTable {
  readonly table: string;
  /** The column that names a row; of the answer, too. */
  readonly key: string;
  /** Which of its rows count; they are called `p`. */
  readonly where: string;
  /** Bits of 256, up to 31. */
  readonly within: number;
}

const CONTENTS: HashTable = {
  table: 'perceptual_hash',
  key: 'content_id',
  where: `p.quality >= ${MIN_HASH_QUALITY}`,
  within: MAX_HASH_DISTANCE,
};

/**
 * The statement that finds every believable hash within 31 bits of any of the given ones, by asking the index for one piece
 * after the other: asked for two thousand at once, it compares each row with each of them, which takes seven times as long.
 * The planner, which guesses that so many probes hit most of the table, is told to (see `ASK_BY_PIECES`).
 * @param bind names a parameter
 * @returns rows of the key, `bits` (fewest) and `turn` (position among the hashes, from 0)
 */
export function nearHashes(
  hashes: TurnedHashes,
  bind: (value: unknown) => string,
  { table, key, where, within }: HashTable = CONTENTS,
): string {
  const bits = hashes.map(
    (hash) => `bit_count(h.hash # ${bind(BigInt(`0x${hash}`).toString(2).padStart(256, '0'))}::bit(256))`,
  );
  const all = `ARRAY[${bits.join(', ')}]`;
  const fewest = `least(${bits.join(', ')})`;
  return `
    SELECT n.${key}, n.fewest::int AS bits, array_position(${all.replaceAll('h.hash', 'n.hash')}, n.fewest) - 1 AS turn FROM (
      SELECT DISTINCT h.${key}, h.hash, ${fewest} AS fewest
      FROM unnest(${bind(probesOf(hashes, within))}::int[]) AS piece CROSS JOIN LATERAL (
        SELECT p.${key}, p.hash FROM ${table} p
        WHERE ${where} AND pdq_slots(p.hash) && ARRAY[piece]) h
      WHERE ${fewest} <= ${within}) n`;
}

/**
 * Makes the rest of a transaction look rows up one after the other. The planner expects so many matches that it would rather
 * read whole tables, first of hashes, then of contents to join them with.
 */
export const ASK_BY_PIECES = `SELECT set_config(setting, 'off', true)
  FROM unnest(ARRAY['enable_seqscan', 'enable_hashjoin', 'enable_mergejoin']) AS setting`;
