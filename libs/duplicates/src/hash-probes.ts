const SLOTS = 16;
const SLOT_BITS = 16;
const SLOT_VALUES = 2 ** SLOT_BITS;

/** Up to this distance some piece of two hashes is the same; up to twice that and one, some piece differs in one bit at most. */
const SAME_PIECE_WITHIN = SLOTS - 1;

/**
 * What to look for in an index of hashes by pieces (`pdq_slots`): each piece of each hash as it is and with any one bit
 * changed. Two hashes that differ in at most 31 bits differ in at most one bit of at least one of sixteen pieces, so that
 * nothing within that distance is missed (multi-index hashing: Norouzi, Punjani and Fleet, 2012).
 * @param within bits, up to 31; hashes that differ in at most 15 have a piece in common, so that a seventeenth of the probes will do
 */
export function probesOf(hashes: readonly string[], within = 31): number[] {
  const probes = new Set<number>();
  for (const hash of hashes) {
    for (let slot = 0; slot < SLOTS; slot += 1) {
      const value = Number.parseInt(hash.slice(slot * 4, slot * 4 + 4), 16);
      probes.add(slot * SLOT_VALUES + value);
      if (within <= SAME_PIECE_WITHIN) continue;
      for (let bit = 0; bit < SLOT_BITS; bit += 1) probes.add(slot * SLOT_VALUES + (value ^ (1 << bit)));
    }
  }
  return [...probes];
}
