import { strongest, type Match } from './duplicates.policy.js';

describe('matches', () => {
  it('name each content once, by its strongest kind, the nearest first', () => {
    const matches: Match[] = [
      { contentId: 'cow', kind: 'similar', distance: 0.05 },
      { contentId: 'owl', kind: 'near_duplicate', distance: 12 },
      { contentId: 'cow', kind: 'near_duplicate', distance: 4 },
      { contentId: 'city', kind: 'similar', distance: 0.01 },
    ];

    expect(strongest(matches).map(({ contentId, kind }) => `${contentId} ${kind}`)).toEqual([
      'cow near_duplicate',
      'owl near_duplicate',
      'city similar',
    ]);
  });
});
