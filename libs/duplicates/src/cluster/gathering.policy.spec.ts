import type { ContentId } from '@odr/kernel';
import { gathered, type Edge, type Node } from './gathering.policy.js';

const nodes = (...ids: string[]): Node[] => ids.map((id) => ({ id: id as ContentId, pixels: 100 }));
const edges = (...pairs: string[]): Edge[] =>
  pairs.map((pair) => ({ a: pair[0] as ContentId, b: pair[1] as ContentId }));

describe('gathering copies', () => {
  it('puts copies of one picture together, and leaves the lonely out', () => {
    expect(gathered(nodes('a', 'b', 'c', 'x'), edges('ab', 'bc', 'ac'), [])).toEqual([['a', 'b', 'c']]);
  });

  it('does not chain: who is no copy of the middle one is not in its cluster', () => {
    expect(gathered(nodes('a', 'b', 'c', 'd', 'e'), edges('ab', 'bc', 'cd', 'de'), [])).toEqual([
      ['a', 'b', 'c'],
      ['d', 'e'],
    ]);
  });

  it('takes the largest of equals for the original', () => {
    const [a, b, c, d] = nodes('a', 'b', 'c', 'd') as [Node, Node, Node, Node];
    expect(gathered([a, b, { ...c, pixels: 900 }, d], edges('ab', 'bc', 'cd'), [])).toEqual([['b', 'c', 'd']]);
  });

  it('is the same in whatever order pairs were found', () => {
    const all = ['ab', 'bc', 'cd', 'de', 'ea', 'ac', 'fg', 'gh', 'ha'];
    const expected = gathered(nodes(...'abcdefgh'), edges(...all), []);
    for (let turn = 1; turn < all.length; turn += 1) {
      const order = [...all.slice(turn), ...all.slice(0, turn)];
      expect(gathered(nodes(...[...'abcdefgh'].reverse()), edges(...order), [])).toEqual(expected);
    }
  });

  it('keeps apart what people have kept apart, also by way of a third', () => {
    expect(gathered(nodes('a', 'b'), edges('ab'), edges('ba'))).toEqual([]);
    expect(gathered(nodes('a', 'b', 'c'), edges('ab', 'bc', 'ac'), edges('ac'))).toEqual([['a', 'b']]);
  });
});
