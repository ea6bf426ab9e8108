import { MAX_HASH_DISTANCE, MIN_HASH_QUALITY } from './duplicates.policy.js';
import { probesOf } from './hash-probes.js';

/** The hashes a picture has in the eight orientations, as it is first; only the first where no more are known. */
export type TurnedHashes = readonly string[];

/**
 * The statement that finds every believable hash within 31 bits of any of the given ones, by asking the index for one piece
 * after the other: asked for two thousand at once, it compares each row with each of them, which takes seven times as long.
 * The planner, which guesses that so many probes hit most of the table, is told to (see `ASK_BY_PIECES`).
 * @param bind names a parameter
 * @returns rows of `content_id`, `bits` (fewest) and `turn` (position among the hashes, from 0)
 */
export function nearHashes(hashes: TurnedHashes, bind: (value: unknown) => string): string {
  const bits = hashes.map(
    (hash) => `bit_count(h.hash # ${bind(BigInt(`0x${hash}`).toString(2).padStart(256, '0'))}::bit(256))`,
  );
  const all = `ARRAY[${bits.join(', ')}]`;
  const fewest = `least(${bits.join(', ')})`;
  return `
    SELECT n.content_id, n.fewest::int AS bits, array_position(${all.replaceAll('h.hash', 'n.hash')}, n.fewest) - 1 AS turn FROM (
      SELECT DISTINCT h.content_id, h.hash, ${fewest} AS fewest
      FROM unnest(${bind(probesOf(hashes))}::int[]) AS piece CROSS JOIN LATERAL (
        SELECT p.content_id, p.hash FROM perceptual_hash p
        WHERE p.quality >= ${MIN_HASH_QUALITY} AND pdq_slots(p.hash) && ARRAY[piece]) h
      WHERE ${fewest} <= ${MAX_HASH_DISTANCE}) n`;
}

/**
 * Makes the rest of a transaction look rows up one after the other. The planner expects so many matches that it would rather
 * read whole tables, first of hashes, then of contents to join them with.
 */
export const ASK_BY_PIECES = `SELECT set_config(setting, 'off', true)
  FROM unnest(ARRAY['enable_seqscan', 'enable_hashjoin', 'enable_mergejoin']) AS setting`;
