import { parameters } from '@odr/content';
import type { TextQuery } from '../../text/query-term.js';
import { havingWords, keptWords } from './kept-words.policy.js';

const term = (word: string, weight: number, isPrefix = false): TextQuery['terms'][number] => ({
  word,
  weight,
  documents: 1,
  lexemes: [{ lexeme: word, isPrefix }],
});
const query = (more: Partial<TextQuery>): TextQuery => ({
  terms: [],
  phrases: [],
  excluded: [],
  configurations: ['english'],
  configuration: 'english',
  averageLength: 1,
  corrections: [],
  ...more,
});

describe('the words of a kept search', () => {
  it('count as much as they are telling, and say what a document must have some of', () => {
    const { words, lexemes } = keptWords(query({ terms: [term('cow', 3), term('grass', 1)] }));

    expect(words.terms).toEqual([
      { wanted: `'cow'`, share: 0.75 },
      { wanted: `'grass'`, share: 0.25 },
    ]);
    expect(lexemes).toEqual(['cow', 'grass']);
  });

  it('leave out what was only guessed', () => {
    const corrections = [{ word: 'cwo', replacement: 'cow' }];

    expect(keptWords(query({ terms: [term('cwo', 2), term('cow', 1)], corrections })).lexemes).toEqual(['cwo']);
  });

  it('do not narrow by lexemes where only a beginning is known', () => {
    expect(keptWords(query({ terms: [term('cow', 1, true)] })).lexemes).toBeNull();
  });

  it('find nothing by exclusions alone', () => {
    expect(havingWords({ terms: [], phrases: [], excluded: ['owl'] }, ['english'])(parameters().bind)).toBe('false');
  });

  it('bind whatever people typed', () => {
    const { values, bind } = parameters();
    const { words } = keptWords(query({ terms: [term(`o'hare`, 1)], phrases: [`it's`], excluded: [`'); DROP`] }));

    expect(havingWords(words, ['english', 'simple'])(bind)).not.toContain('DROP');
    expect(values).toEqual([`'o''hare'`, 1, `it's`, `'); DROP`]);
  });
});
