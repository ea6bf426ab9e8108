import { labelOf, labelsLike } from './label.js';

describe('labels of moderators', () => {
  it.each([
    ['Needs crop', 'needs_crop'],
    [' low-light ', 'low_light'],
    ['2fast', undefined],
    ['größe', undefined],
    ['', undefined],
    ['x'.repeat(51), undefined],
  ])('spells “%s” as %s', (text, label) => {
    expect(labelOf(text)).toBe(label);
  });

  it('offers what begins as typed before what holds it', () => {
    const used = ['colour_cast', 'needs_crop', 'crop_lost', 'blurred'];

    expect(labelsLike(used, 'Cro')).toEqual(['crop_lost', 'needs_crop']);
    expect(labelsLike(used, 'needs cr')).toEqual(['needs_crop']);
    expect(labelsLike(used, '')).toEqual(used);
  });
});
