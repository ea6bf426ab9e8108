import { wordDiff } from './word-diff.js';

const shown = (before: string, after: string): string =>
  wordDiff(before, after)
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? `{+${text}+}` : `[-${text}-]`))
    .join('');

describe('two sentences laid over each other', () => {
  it('show the word that changed', () => {
    expect(shown('A brown cow.', 'A red cow.')).toBe('A [-brown-]{+red+} cow.');
  });

  it('show what was added at the end, and leave the rest in peace', () => {
    expect(shown('A cow', 'A cow, in the rain')).toBe('A cow{+, in the rain+}');
  });

  it('keep line breaks', () => expect(shown('a\nb', 'a\nc')).toBe('a\n[-b-]{+c+}'));

  it('do not fill the memory over texts that share nothing', () => {
    const text = (word: string): string => Array.from({ length: 20_000 }, (_, index) => `${word}${index}`).join(' ');
    expect(wordDiff(text('a'), text('b')).map(({ kind }) => kind)).toEqual(['removed', 'added']);
  });
});
