import { wordsOf } from './annotation-words.js';

describe('what annotations say in words', () => {
  it('is every caption once, short ones first, and every tag', () => {
    const graphcap = {
      dense_caption: 'A long one.',
      short_caption: 'Short.',
      tags_list: [{ tag: 'cow', confidence: 1 }, { tag: 'cow' }],
    };
    const tags = { tags: ['grass', ' cow '], caption: 'Short.' };
    expect(wordsOf([graphcap, tags])).toEqual({ captions: ['Short.', 'A long one.'], tags: ['cow', 'grass'] });
  });

  it.each([null, 7, 'text', [], { boxes: [[0, 0, 1, 1]] }, { caption: 7, tags: 'cow', tags_list: [null, {}] }])(
    'is nothing for %j',
    (value) => {
      expect(wordsOf([value])).toEqual({ captions: [], tags: [] });
    },
  );
});
