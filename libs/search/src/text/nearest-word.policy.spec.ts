import { likeliest, slipsBetween, slipsIn } from './nearest-word.policy.js';

describe('the word that was meant', () => {
  it.each([
    ['horse', 'horse', 0],
    ['hrose', 'horse', 1],
    ['hose', 'horse', 1],
    ['horsse', 'horse', 1],
    ['house', 'horse', 1],
    ['корвоа', 'корова', 1],
    ['horse', 'elephant', 3],
  ])('%s is %s with %i slips', (typed, word, slips) => {
    expect(slipsBetween(typed, word, 2)).toBe(slips);
  });

  it('may differ the more the longer it is', () => {
    expect(['cow', 'cows', 'highland', '牛'].map(slipsIn)).toEqual([0, 1, 2, 0]);
  });

  it('has the fewest slips, then the most documents', () => {
    const words = [
      { word: 'house', documents: 9 },
      { word: 'horse', documents: 5 },
      { word: 'hoarse', documents: 50 },
      { word: 'hose', documents: 1 },
    ];
    expect(likeliest('hrose', words).map(({ word }) => word)).toEqual(['horse', 'hose']);
    expect(likeliest('horze', words).map(({ word }) => word)).toEqual(['horse']);
    expect(likeliest('houze', [...words, { word: 'houses', documents: 99 }]).map(({ word }) => word)).toEqual([
      'house',
    ]);
  });
});
