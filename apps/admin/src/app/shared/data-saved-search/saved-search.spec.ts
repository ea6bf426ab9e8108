import { addressOf, keptQuery, queryWords, type SearchAddress } from './saved-search.js';

const NOTHING: SearchAddress = { q: '', mode: '', filters: {}, like: [], unlike: [], engine: '' };

describe('a search that is kept', () => {
  it('comes back to the address it was kept from', () => {
    const kept = keptQuery({ ...NOTHING, q: ' cow ', mode: 'text', filters: { license: 'CC0-1.0', year: '' } });

    expect(kept).toEqual({ q: 'cow', mode: 'text', filters: { license: 'CC0-1.0' } });
    expect(addressOf(kept)).toEqual({ q: 'cow', mode: 'text', license: 'CC0-1.0' });
  });

  it('goes by pictures alone where there are some', () => {
    const kept = keptQuery({ ...NOTHING, q: 'cow', like: ['a', 'b'], unlike: ['c'], engine: 'inception' });

    expect(kept).toEqual({ similarTo: ['a', 'b'], dissimilarTo: ['c'], engine: 'inception' });
    expect(addressOf(kept)).toEqual({ like: 'a,b', unlike: 'c', engine: 'inception' });
  });

  it.each([
    [{}, 'Every picture'],
    [{ q: 'cow', filters: { year: '2026' } }, '“cow”, Year added: 2026'],
    [
      { filters: { license: 'MIT,CC0-1.0', minWidth: 800 } },
      'Every picture, Licence: MIT or CC0-1.0, 800 px and wider',
    ],
    [{ filters: { aspect: 'landscape', setId: '0190f' } }, 'Every picture, Shape: Wide, Set: one'],
    [{ similarTo: ['a', 'b'] }, 'Like 2 pictures'],
  ])('says what it looks for: %j', (query, words) => {
    expect(queryWords(query)).toBe(words);
  });
});
