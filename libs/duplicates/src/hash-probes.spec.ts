import { probesOf } from './hash-probes.js';

const ZERO = '0'.repeat(64);

/** A hash with these bits set. */
const withBits = (bits: readonly number[]): string =>
  bits
    .reduce((hash, bit) => hash | (1n << BigInt(bit)), 0n)
    .toString(16)
    .padStart(64, '0');
/** The pieces of a hash, as the index holds them. */
const slotsOf = (hash: string): number[] =>
  Array.from({ length: 16 }, (_, slot) => slot * 65_536 + Number.parseInt(hash.slice(slot * 4, slot * 4 + 4), 16));

describe('probes', () => {
  it('are 17 for each of 16 pieces', () => {
    expect(probesOf([ZERO])).toHaveLength(16 * 17);
    expect(probesOf([ZERO, ZERO])).toHaveLength(16 * 17);
  });

  it('reach every hash within 31 bits, however they are spread', () => {
    const probes = new Set(probesOf([ZERO]));
    // The worst case: as many bits in every piece as can be.
    const evenly = Array.from({ length: 31 }, (_, at) => (at % 16) * 16 + Math.floor(at / 16));
    for (let shift = 0; shift < 256; shift += 1) {
      const hash = withBits(evenly.map((bit) => (bit + shift) % 256));
      expect(slotsOf(hash).some((slot) => probes.has(slot))).toBe(true);
    }
  });

  it('may miss a hash at 32 bits', () => {
    const probes = new Set(probesOf([ZERO]));
    const two = withBits(Array.from({ length: 32 }, (_, at) => (at % 16) * 16 + Math.floor(at / 16)));
    expect(slotsOf(two).some((slot) => probes.has(slot))).toBe(false);
  });

  it('are one for each piece where at most 15 bits may differ, and still reach all of those', () => {
    const probes = new Set(probesOf([ZERO], 15));
    expect(probes.size).toBe(16);
    const evenly = Array.from({ length: 15 }, (_, at) => at * 16);
    for (let shift = 0; shift < 256; shift += 1) {
      const hash = withBits(evenly.map((bit) => (bit + shift) % 256));
      expect(slotsOf(hash).some((slot) => probes.has(slot))).toBe(true);
    }
  });
});
