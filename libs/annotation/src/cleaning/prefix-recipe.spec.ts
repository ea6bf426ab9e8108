import { cleaned, cleanedText, PREFIXES } from './prefix-recipe.js';

describe('the recipe of the 36 prefixes', () => {
  it('has the pairs of the original in its order', () => {
    expect(PREFIXES).toHaveLength(36);
    expect(PREFIXES[0]).toEqual(['The image showcases ', '']);
    expect(PREFIXES[19]).toEqual(['This image presents ', '']);
    expect(PREFIXES[21]).toEqual(['In this artwork, ', 'Artwork of ']);
    expect(PREFIXES[26]).toEqual(['In this art piece, ', 'Art of ']);
    expect(PREFIXES[35]).toEqual(['In the scene, ', '']);
  });

  it.each([
    ['The image shows a cow.', 'a cow.', 'A cow.'],
    ['In this image, the image shows a cow.', 'the image shows a cow.', 'A cow.'],
    ['In this artwork, a cow stands.', 'Artwork of a cow stands.', 'Artwork of a cow stands.'],
    [
      'A cow. The image is old. In the scene, rain.',
      'A cow. old. rain.',
      'A cow. The image is old. In the scene, rain.',
    ],
    ['this image depicts éclairs', 'this image depicts éclairs', 'Éclairs'],
    ['The image is ', '', 'The image is '],
    ['  A cow ', '  A cow ', '  A cow '],
  ])('%j becomes %j as the original does it, %j as it was meant', (text, parity, fixed) => {
    expect(cleanedText(text, 'parity')).toBe(parity);
    expect(cleanedText(text, 'fixed')).toBe(fixed);
    expect(cleanedText(fixed, 'fixed')).toBe(fixed);
  });

  it('cleans captions alone, and says what changed', () => {
    const value = {
      short_caption: 'The image shows a cow',
      dense_caption: 'A cow.',
      verification: 'The image shows it',
    };
    expect(cleaned(value, 'fixed')).toEqual({
      value: { ...value, short_caption: 'A cow' },
      changed: [{ field: 'short_caption', before: 'The image shows a cow', after: 'A cow' }],
    });
    expect(cleaned({ caption: 'A cow.' }, 'parity')).toBeUndefined();
  });
});
