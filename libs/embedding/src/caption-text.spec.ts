import { captionText, embeddableText } from './caption-text.js';

const GRAPHCAP = {
  tags_list: [
    { tag: 'Highland cow', category: 'Entity', confidence: 0.99 },
    { tag: 'horns', category: 'Entity', confidence: 0.98 },
  ],
  verification: 'All tags accurately reflect the visual content.',
  dense_caption: 'A close-up shot shows a Highland cow with reddish-brown fur.',
  short_caption: 'Close up of a Highland cow.',
};

describe('the words of an annotation', () => {
  it('are its captions, the short one first, and its tags, without scores and notes', () => {
    expect(captionText(GRAPHCAP)).toEqual({
      captions: ['Close up of a Highland cow.', 'A close-up shot shows a Highland cow with reddish-brown fur.'],
      tags: ['Highland cow', 'horns'],
    });
  });

  it('are found one level down and under other spellings', () => {
    expect(captionText({ parsed: { shortCaption: 'A cow.', keywords: ['cow'] } })).toEqual({
      captions: ['A cow.'],
      tags: ['cow'],
    });
  });

  it.each([[null], [12], [{ boxes: [[0, 0, 1, 1]], score: 0.4 }], [[]], ['  ']])('are none in %j', (value) => {
    expect(embeddableText(value)).toBe('');
  });

  it('are the tags when there is no caption', () => {
    expect(embeddableText({ tags: ['owl', 'moss'] })).toBe('owl, moss');
  });

  it('end somewhere, however deep the value goes', () => {
    let value: Record<string, unknown> = { caption: 'deep' };
    for (let i = 0; i < 50; i++) value = { inner: value };
    expect(embeddableText(value)).toBe('');
  });
});
