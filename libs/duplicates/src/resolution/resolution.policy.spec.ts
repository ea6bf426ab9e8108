import { PAIR_REASONS } from '@odr/contracts';
import type { ContentId } from '@odr/kernel';
import { assertComplete, heirOf, joined, keptPairs, type Decision } from './resolution.policy.js';

const id = (name: string): ContentId => name as ContentId;
const decision = (keep: string, remove = '', apart: string[] = []): Decision => ({
  keep: [...keep].map(id),
  remove: [...remove].map(id),
  notDuplicates: apart.map((pair) => [id(pair[0] ?? ''), id(pair[1] ?? '')] as const),
});
const MEMBERS = [...'abc'].map(id);

describe('a decision about a cluster', () => {
  it.each<[string, Decision]>([
    ['leaves one out', decision('a', 'b')],
    ['keeps and removes one', decision('ab', 'bc')],
    ['names a stranger', decision('a', 'bcx')],
    ['keeps none', decision('', 'abc')],
    ['tells a removed one apart', decision('a', 'bc', ['ab'])],
    ['tells one apart from itself', decision('abc', '', ['aa'])],
  ])('is refused when it %s', (_, wrong) => {
    expect(() => assertComplete(MEMBERS, wrong)).toThrow(
      expect.objectContaining({ code: 'duplicate.incomplete_decision' }),
    );
  });

  it('is taken when every member is in exactly one list', () => {
    expect(() => assertComplete(MEMBERS, decision('a', 'bc'))).not.toThrow();
    expect(() => assertComplete(MEMBERS, decision('abc', '', ['ab']))).not.toThrow();
  });

  it('rules about every two that stay', () => {
    expect(keptPairs(decision('cab', '', ['ba']))).toEqual([
      { firstId: 'a', secondId: 'b', verdict: 'not_duplicates' },
      { firstId: 'a', secondId: 'c', verdict: 'keep_both' },
      { firstId: 'b', secondId: 'c', verdict: 'keep_both' },
    ]);
  });
});

describe('what is removed', () => {
  it('leaves what it had to its closest copy', () => {
    const pairs = [
      { firstId: id('a'), secondId: id('c'), reason: 'cropped' as const },
      { firstId: id('b'), secondId: id('c'), reason: 'reencoded' as const },
    ];
    expect(heirOf(id('c'), MEMBERS.slice(0, 2), pairs, PAIR_REASONS)).toBe('b');
    expect(heirOf(id('x'), MEMBERS, pairs, PAIR_REASONS)).toBe('a');
  });

  it('adds what the other did not know, once', () => {
    expect(joined(['x'], ['x', 'y', 'y'], (one) => one)).toEqual(['x', 'y']);
    expect(joined(['x'], ['x'], (one) => one)).toBeUndefined();
  });
});
