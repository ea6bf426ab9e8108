import { matchLevels } from './match-levels.policy.js';
import type { QueryTerm } from './query-term.js';

const term = (word: string, documents: number, ...more: string[]): QueryTerm => ({
  word,
  documents,
  weight: 1,
  lexemes: [word, ...more].map((lexeme) => ({ lexeme, isPrefix: false })),
});

describe('what is looked for', () => {
  it('is any of the words while they are rare', () => {
    expect(matchLevels([term('cow', 20), term('owl', 10)], 100)).toEqual([`('owl' | 'cow')`]);
    expect(matchLevels([], 100)).toEqual([]);
  });

  it('is the rare words first, then frequent ones together, then fewer of them', () => {
    expect(matchLevels([term('dog', 500), term('man', 900), term('zebra', 3)], 100)).toEqual([
      `'zebra'`,
      `('dog' & 'man' & !'zebra')`,
      `('dog' & !'man' & !'zebra')`,
      `('man' & !'dog' & !'zebra')`,
    ]);
  });

  it('asks for frequent words alone when there are no others', () => {
    expect(matchLevels([term('dog', 500)], 100)).toEqual([`'dog'`]);
    expect(matchLevels([term('man', 900), term('dog', 500, 'dogs')], 100)).toEqual([
      `(('dog' | 'dogs') & 'man')`,
      `(('dog' | 'dogs') & !'man')`,
      `('man' & !('dog' | 'dogs'))`,
    ]);
  });

  it('finds every document once: each is in one level and none is left out', () => {
    const terms = [term('a', 500), term('b', 600), term('c', 700), term('z', 1)];
    const levels = matchLevels(terms, 100);
    for (let bits = 1; bits < 16; bits += 1) {
      const has = new Set(terms.filter((_term, at) => bits & (1 << at)).map(({ word }) => word));
      const matches = levels.filter((level) => holds(level, has));
      expect(matches).toHaveLength(1);
    }
  });
});

/** Reads a tsquery of single words as PostgreSQL does. */
const holds = (level: string, has: ReadonlySet<string>): boolean => {
  const flat = level.replaceAll(/[()]/g, '');
  return flat.split(' & ').every((part) =>
    part.split(' | ').some((one) => {
      const word = one.replaceAll(/[!']/g, '');
      return one.startsWith('!') ? !has.has(word) : has.has(word);
    }),
  );
};
