import { distinctiveWords, WordCounts } from './distinctive-words.policy.js';

const counted = (...texts: [part: number, text: string][]): WordCounts => {
  const counts = new WordCounts();
  for (const [part, text] of texts) counts.add(part, new Set(text.split(' ')));
  return counts;
};

describe('distinctive words', () => {
  it('are those that a part says more than the others', () => {
    const counts = counted(
      [1, 'photo cow horns'],
      [1, 'photo cow grass'],
      [1, 'photo cow horns'],
      [2, 'photo owl night'],
      [2, 'photo owl grass'],
      [2, 'photo owl night'],
    );

    const words = distinctiveWords(counts, 2);

    expect(words.get(1)).toEqual(['cow', 'horns']);
    expect(words.get(2)).toEqual(['owl', 'night']);
  });

  it('are never those of a single text, however often it says them', () => {
    const words = distinctiveWords(counted([1, 'secret secret'], [1, 'cow'], [1, 'cow']), 5);

    expect(words.get(1)).toEqual(['cow']);
  });
});
