const SLOTS = 16;
const SLOT_BITS = 16;
const SLOT_VALUES = 2 ** SLOT_BITS;

/**
 * What to look for in the index of hashes by pieces (`pdq_slots`): each piece of each hash as it is and with any one bit
 * changed. Two hashes that differ in at most 31 bits differ in at most one bit of at least one of sixteen pieces, so that
 * nothing within that distance is missed (multi-index hashing: Norouzi, Punjani and Fleet, 2012).
 */
export function probesOf(hashes: readonly string[]): number[] {
  const probes = new Set<number>();
  for (const hash of hashes) {
    for (let slot = 0; slot < SLOTS; slot += 1) {
      const value = Number.parseInt(hash.slice(slot * 4, slot * 4 + 4), 16);
      probes.add(slot * SLOT_VALUES + value);
      for (let bit = 0; bit < SLOT_BITS; bit += 1) probes.add(slot * SLOT_VALUES + (value ^ (1 << bit)));
    }
  }
  return [...probes];
}
