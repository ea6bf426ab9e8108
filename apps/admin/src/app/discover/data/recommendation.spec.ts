import { lambdaOf, placeOf } from './recommendation.js';

describe('recommendations', () => {
  it.each([
    [30, 0.7],
    [0, 1],
    [100, 0],
    [130, 0],
    [Number.NaN, Number.NaN],
  ])('take variety %d for lambda %d', (variety, lambda) => {
    expect(lambdaOf(variety)).toBe(lambda);
  });

  it('lead to what their reasons are about', () => {
    expect(placeOf({ code: 'campaign', text: '', of: 'k' })).toEqual(['/campaigns', 'k']);
    expect(placeOf({ code: 'near_yours', text: '', of: 'c' })).toEqual(['/contents', 'c']);
    expect(placeOf({ code: 'rare_license', text: '', of: 'MIT' })).toBeUndefined();
    expect(placeOf({ code: 'no_caption', text: '' })).toBeUndefined();
  });
});
