import { parseQueryText } from './query-text.policy.js';

describe('a query', () => {
  it('is words of which any may match', () => {
    expect(parseQueryText('highland  cow')).toEqual({ words: 'highland cow', phrases: [], excluded: [] });
  });

  it('may insist on phrases and exclude words', () => {
    expect(parseQueryText('cow "long horns" -owl')).toEqual({
      words: 'cow long horns',
      phrases: ['long horns'],
      excluded: ['owl'],
    });
  });

  it('takes words apart like file names and survives an unpaired quote', () => {
    expect(parseQueryText('close-up of a "cow')).toEqual({ words: 'close up of a cow', phrases: [], excluded: [] });
  });
});
