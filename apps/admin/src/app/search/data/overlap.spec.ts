import { moveSentence, moveWords, overlapWords, places } from './overlap.js';

describe('two rankings', () => {
  const left = ['a', 'b', 'c', 'd'];
  const right = ['b', 'x', 'c', 'a'];

  it('know each other’s places', () => {
    expect(places(left, right).map(moveWords)).toEqual(['↑ 3', '↓ 1', 'same place', 'only here']);
    expect(places(left, right).map(moveSentence)).toEqual([
      'at place 4 in the other ranking',
      'at place 1 in the other ranking',
      'at the same place in the other ranking',
      'not in the other ranking',
    ]);
  });

  it.each([
    [left, left, 'Both find the same in the same order.'],
    [left, ['d', 'c', 'b', 'a'], 'Both find the same, in another order.'],
    [left, right, 'Both find 3 of the first 4.'],
    [left, [], 'Both find 0 of the first 4.'],
    [[], [], ''],
  ])('%j and %j: %s', (one, other, words) => {
    expect(overlapWords(one, other)).toBe(words);
  });

  it('say what they share where people look, and in all', () => {
    const long = Array.from({ length: 24 }, (_, at) => String(at));

    expect(overlapWords(long, long.toReversed())).toBe('Both find the same, in another order.');
    expect(overlapWords(long, ['x', ...long.slice(0, 23)])).toBe(
      'Both find 9 of the first 10, and 23 of the first 24.',
    );
  });
});
