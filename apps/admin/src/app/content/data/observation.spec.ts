import { latestByAddress, type Observation, observationWords } from './observation.js';

const seen = (changes: Partial<Observation>): Observation => ({
  url: 'https://example.org/cow.jpg',
  outcome: 'ok',
  status: 200,
  optOuts: [],
  observedAt: '2026-11-22T10:00:00Z',
  ...changes,
});

describe('what a source was seen to say', () => {
  it.each([
    [seen({}), 'there (200)'],
    [seen({ outcome: 'web.not_found', status: 404 }), 'not there (404)'],
    [seen({ outcome: 'web.unresolvable', status: null }), 'its site is gone'],
    [seen({ outcome: 'web.new_reason', status: null }), 'not checked to the end'],
    [
      seen({ outcome: 'web.noai', optOuts: ['noai', 'noindex', 'tdm'] }),
      'there (200); says: no use by artificial intelligence, rights to text and data mining reserved',
    ],
  ])('is told in words: %j', (observation, words) => expect(observationWords(observation)).toBe(words));

  it('is the latest of each address', () => {
    const [newer, older, other] = [seen({ status: 206 }), seen({}), seen({ url: 'https://example.org/goat.jpg' })];
    expect([...latestByAddress([newer, older, other]).values()]).toEqual([newer, other]);
  });
});
