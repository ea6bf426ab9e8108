import { PAIR_REASONS } from '@odr/contracts';
import { isSafe, safePair } from './relation.policy.js';

describe('carrying a decision over', () => {
  it('follows the same picture however it was encoded, and small edits of it', () => {
    expect(PAIR_REASONS.filter((reason) => isSafe({ reason, bits: 10 }))).toEqual([
      'identical',
      'reencoded',
      'resized',
      'recoloured',
      'flipped_or_rotated',
    ]);
    expect(PAIR_REASONS.filter((reason) => isSafe({ reason, bits: 12 }))).toEqual([
      'identical',
      'reencoded',
      'resized',
    ]);
  });

  it('does not follow what nobody has compared, or what no hash has found', () => {
    expect(isSafe({ reason: null, bits: 0 })).toBe(false);
    expect(isSafe({ reason: 'recoloured', bits: null })).toBe(false);
    expect(safePair('p')).toContain('p.reason');
  });
});
