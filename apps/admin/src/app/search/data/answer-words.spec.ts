import { correctedQuery, countWords, missingWords, planWords } from './answer-words.js';

describe('an answer in words', () => {
  it.each([
    [{ total: 1 }, '1 picture'],
    [{ total: 10_000, totalIsAtLeast: true }, '10,000 pictures and more'],
    [{}, '48 and more'],
  ])('counts %o', (page, words) => {
    expect(countWords(page, 48, true)).toBe(words);
  });

  it.each([
    [{ plan: 'newest' }, 'Newest first.'],
    [{ plan: 'text' }, 'Ranked by words.'],
    [{ plan: 'text+vector', exact: true }, 'Ranked by words and meaning together; every one was compared.'],
    [{ plan: 'hnsw', exact: false }, 'Nearest by looks; an index was asked, which may miss one.'],
    [{ plan: 'something new' }, ''],
    [{}, ''],
  ])('says how %o was found', (page, words) => {
    expect(planWords(page)).toBe(words);
  });

  it('names what took no part', () => {
    expect(missingWords([{ arm: 'captions', reason: 'Its model is being fetched.' }])).toBe(
      'Meaning of captions took no part: Its model is being fetched.',
    );
    expect(missingWords([])).toBe('');
  });

  it('puts the words that were meant in the place of those that were typed, and of no parts of others', () => {
    expect(correctedQuery('Cot in cotton (cot)', [{ word: 'cot', replacement: 'cat' }])).toBe('cat in cotton (cat)');
    expect(correctedQuery('c$t', [{ word: 'c$t', replacement: '$&' }])).toBe('$&');
  });
});
