import { readAnnotation } from './reading.js';

describe('reading an annotation', () => {
  it('takes captions as text and weighted tags as tags', () => {
    const reading = readAnnotation({
      tags_list: [
        { tag: 'cow', category: 'Entity', confidence: 0.9 },
        { tag: 'horns', confidence: 0.8 },
      ],
      short_caption: 'A cow.',
    });

    expect(reading.texts).toEqual([{ label: 'Short caption', text: 'A cow.' }]);
    expect(reading.tags).toEqual([
      { word: 'cow', confidence: 0.9 },
      { word: 'horns', confidence: 0.8 },
    ]);
  });

  it('reads plain strings, lists of words and nested objects', () => {
    expect(readAnnotation('A cow.').texts).toEqual([{ label: '', text: 'A cow.' }]);
    expect(readAnnotation(['cow', 'grass']).tags).toEqual([{ word: 'cow' }, { word: 'grass' }]);
    expect(readAnnotation({ parsed: { dense_caption: 'A cow on grass.' } }).texts).toEqual([
      { label: 'Dense caption', text: 'A cow on grass.' },
    ]);
  });

  it('puts the short caption first and remarks last', () => {
    const { texts } = readAnnotation({ verification: 'ok', dense_caption: 'long', short_caption: 'short' });

    expect(texts.map(({ text }) => text)).toEqual(['short', 'long', 'ok']);
  });

  it('keeps what is neither, as it is', () => {
    expect(readAnnotation({ boxes: [[0, 0, 10, 10]] }).rest).toEqual([{ label: 'Boxes', json: '[[0,0,10,10]]' }]);
    expect(readAnnotation(null)).toEqual({ texts: [], tags: [], rest: [] });
  });
});
