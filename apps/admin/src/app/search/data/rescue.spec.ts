import { beginnings, withoutEach } from './rescue.js';

describe('what may bring pictures back', () => {
  it('is the search without one of its filters, each', () => {
    const ways = withoutEach({ license: 'MIT,CC0-1.0', setId: 'a-long-id' });

    expect(ways.map(({ filter, filters }) => [filter.label, filters])).toEqual([
      ['Licence: MIT', { license: 'CC0-1.0', setId: 'a-long-id' }],
      ['Licence: CC0-1.0', { license: 'MIT', setId: 'a-long-id' }],
      ['Set: this one', { license: 'MIT,CC0-1.0', setId: undefined }],
    ]);
  });

  it('is words that begin like the longest one', () => {
    expect(beginnings('a higland cow')).toEqual(['higlan', 'higla', 'hig']);
    expect(beginnings('cows')).toEqual(['cow']);
    expect(beginnings('😀 & no')).toEqual([]);
  });
});
