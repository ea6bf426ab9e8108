import { choicesOf } from './facet.js';

describe('the choices of a facet', () => {
  const facets = { license: [{ value: 'MIT', count: 3 }], setId: [{ value: 's1', count: 2, label: 'Cows' }] };

  it('are what was counted, then what is chosen and has nothing any more', () => {
    expect(choicesOf('license', facets, { license: 'CC0-1.0' })).toEqual([
      { value: 'MIT', word: 'MIT', count: 3, isChosen: false },
      { value: 'CC0-1.0', word: 'CC0-1.0', count: 0, isChosen: true },
    ]);
  });

  it('are guesses without a count where nothing was counted', () => {
    expect(choicesOf('format', undefined, { format: 'png' }, ['jpeg', 'png'])).toEqual([
      { value: 'png', word: 'PNG', count: undefined, isChosen: true },
      { value: 'jpeg', word: 'JPEG', count: undefined, isChosen: false },
    ]);
  });

  it('go by the name that the server gives them', () => {
    expect(choicesOf('setId', facets, {})[0]?.word).toBe('Cows');
  });
});
