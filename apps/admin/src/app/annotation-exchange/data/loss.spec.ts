import { lostPlaces, outcomeWords, placeWords, type Preview, sizeWords } from './loss.js';

const PREVIEW: Preview = {
  annotations: 5_000,
  looked: 1_000,
  estimatedBytes: 2_500_000,
  report: { annotations: 1_000, native: 990, extended: 0, lossy: 10, lostAt: { '/objects/*/score': 10 }, losses: [] },
};

describe('what a format loses', () => {
  it('is told in words', () => {
    expect(sizeWords(PREVIEW)).toBe('5,000 annotations, about 2.5 MB.');
    expect(outcomeWords(PREVIEW)).toEqual([
      '990 of the first 1,000 come out whole for every program that reads the format.',
      '10 of the first 1,000 lose something.',
    ]);
    expect(lostPlaces(PREVIEW)).toEqual([{ place: '/objects/*/score', words: 'score of each of objects', count: 10 }]);
  });

  it.each([
    ['', 'All of it'],
    ['#sources', 'Who said it'],
    ['/language', 'language'],
    ['/a~1b', 'a/b'],
  ])('%j is %s', (place, expected) => expect(placeWords(place)).toBe(expected));
});
