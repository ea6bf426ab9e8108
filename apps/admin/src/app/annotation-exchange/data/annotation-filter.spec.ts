import { bodyOf, filterOf, filterWords, queryOf } from './annotation-filter.js';

describe('filters of annotations', () => {
  it('are what an address holds of them', () => {
    const address = new URLSearchParams({ sourceId: 's1', q: '', tab: '3' });
    expect(filterOf((name) => address.get(name))).toEqual({ sourceId: 's1' });
  });

  it('count the last day in', () => {
    expect(queryOf({ createdFrom: '2026-03-01', createdTo: '2026-03-01', pictureFormat: 'jpeg' }, 'format')).toEqual({
      createdFrom: '2026-03-01T00:00:00.000Z',
      createdTo: '2026-03-02T00:00:00.000Z',
      format: 'jpeg',
    });
  });

  it('are numbers and truths in a body', () => {
    expect(bodyOf({ minRating: '7', manuallyAdjusted: 'false', language: 'en' })).toEqual({
      minRating: 7,
      manuallyAdjusted: false,
      language: 'en',
    });
  });

  it('are told in words, with names where they are known', () => {
    expect(filterWords({}, new Map())).toBe('All captions');
    expect(
      filterWords({ sourceId: 's1', createdFrom: '2026-03-01T00:00:00.000Z' }, new Map([['s1', 'graphcap']])),
    ).toBe('Source: graphcap · Added since: 2026-03-01');
  });
});
