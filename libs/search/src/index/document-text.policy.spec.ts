import { toDocument, type DocumentSource } from './document-text.policy.js';

const BARE: DocumentSource = { name: '', altText: null, authors: [], annotations: [], pictureText: null };

describe('a search document', () => {
  it('holds captions, then tags, each once, and the rest apart', () => {
    const document = toDocument({
      name: 'cow.jpg',
      altText: 'A cow looks at you',
      authors: ['Ada'],
      annotations: [
        { short_caption: 'A cow.', tags_list: [{ tag: 'cow' }] },
        { caption: 'A cow.', tags: ['cow', 'horns'] },
      ],
      pictureText: 'Milk',
    });

    expect(document).toEqual({
      body: 'A cow.\ncow, horns',
      parts: [
        { weight: 'A', configuration: 'english', words: 'cow jpg' },
        { weight: 'B', configuration: 'english', words: 'A cow cow horns' },
        { weight: 'C', configuration: 'english', words: 'A cow looks at you Ada' },
        { weight: 'D', configuration: 'english', words: 'Milk' },
      ],
    });
  });

  it('takes every part in its own language', () => {
    const { parts, body } = toDocument({
      ...BARE,
      annotations: [
        { caption: 'Kühe grasen.', language: 'de' },
        { caption: '牛が草を食べる', language: 'ja' },
        { caption: 'Cows graze.', language: 'en-GB' },
      ],
    });

    expect(parts).toEqual([
      { weight: 'B', configuration: 'german', words: 'Kühe grasen' },
      { weight: 'B', configuration: 'simple', words: '牛 が 草 を 食べる' },
      { weight: 'B', configuration: 'english', words: 'Cows graze' },
    ]);
    expect(body.replaceAll('\u001f', '')).toBe('Kühe grasen.\n牛が草を食べる\nCows graze.');
  });

  it.each([[{ language: 7, caption: 'A cow.' }], [null], ['A cow.'], [{ caption: '\0' }]])(
    'makes the best of %j',
    (value) => {
      expect(() => toDocument({ ...BARE, annotations: [value] })).not.toThrow();
    },
  );
});
