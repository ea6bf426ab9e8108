import { parseQueryText } from './query-text.policy.js';

const NOTHING = { words: [], prefixes: [], phrases: [], excluded: [] };

describe('a query', () => {
  it('is words of which any may match', () => {
    expect(parseQueryText('highland  cow')).toEqual({ ...NOTHING, words: ['highland', 'cow'] });
  });

  it('may insist on phrases, and exclude words and phrases', () => {
    expect(parseQueryText('cow "long horns" -owl -"barn owl"')).toEqual({
      ...NOTHING,
      words: ['cow', 'long', 'horns'],
      phrases: ['long horns'],
      excluded: ['barn owl', 'owl'],
    });
  });

  it('may ask for what begins like this, with two letters or more', () => {
    expect(parseQueryText('high* cow c* 牛*')).toEqual({ ...NOTHING, words: ['cow', 'c', '牛'], prefixes: ['high'] });
  });

  it('takes words apart like file names and survives an unpaired quote', () => {
    expect(parseQueryText('close-up of a "cow')).toEqual({ ...NOTHING, words: ['close', 'up', 'of', 'a', 'cow'] });
  });

  it('keeps letters of all scripts with their marks', () => {
    expect(parseQueryText('गाय שלום กินข้าว').words).toEqual(['गाय', 'שלום', 'กิน', 'ข้าว']);
  });

  it.each(['\0 "" - \' & | !( :* <-> \\', '😀 🐄', '-', '*', '"""'])('is empty when it is only signs: %j', (query) => {
    expect(parseQueryText(query)).toEqual(NOTHING);
  });

  it('ends somewhere', () => {
    expect(parseQueryText(Array.from({ length: 500 }, (_none, at) => `w${at}`).join(' ')).words).toHaveLength(64);
  });
});
