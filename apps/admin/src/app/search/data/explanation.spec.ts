import { explanationOf } from './explanation.js';

describe('the parts of a score', () => {
  it('are what each way and each word added, the greatest first', () => {
    const [arms, terms] = explanationOf(
      {
        arms: [
          { arm: 'captions', rank: null, weight: 0.5, contribution: 0.2 },
          { arm: 'text', rank: 2, weight: 1, contribution: 0.8 },
        ],
        terms: [{ word: 'cow', documents: 1_200, frequency: 2.5, score: 4.1234 }],
      },
      [],
    );

    expect(arms?.bars).toEqual([
      { label: 'Words', value: 0.8, share01: 1, note: 'place 2 of what it found; counts 1 ×' },
      { label: 'Meaning of captions', value: 0.2, share01: 0.25, note: 'not among its best; counts 0.5 ×' },
    ]);
    expect(terms?.bars).toMatchObject([{ label: 'cow', note: 'in 1,200 pictures; counts 2.5 × here' }]);
  });

  it('are what each example added; those that are not wanted take away', () => {
    const [examples] = explanationOf(
      [
        { example: 1, similarity: 0.5, contribution: -0.25 },
        { example: 0, similarity: 0.9, contribution: 0.5 },
        { example: 2, similarity: 0.1, contribution: 0 },
      ],
      ['Cow.jpg', 'Owl.jpg'],
    );

    expect(examples?.bars.map(({ label, share01, note }) => [label, share01, note])).toEqual([
      ['Cow.jpg', 1, '90 % alike'],
      ['your picture', 0, '10 % alike'],
      ['Owl.jpg', 0.5, 'not wanted; 50 % alike'],
    ]);
  });

  it('are none where nothing was added', () => {
    expect(explanationOf({ arms: [] }, [])).toEqual([]);
  });
});
