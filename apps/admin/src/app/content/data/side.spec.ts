import type { Annotation } from './annotation.js';
import { baseOf, sidesOf } from './side.js';

const said = (id: string, annotation: unknown): Annotation => ({
  id,
  contentId: 'c1',
  sources: [{ id: `of-${id}`, name: `source ${id}` }],
  annotation,
  version: 1,
  manuallyAdjusted: false,
  overallRating: null,
  userId: 'u1',
  userName: 'Ann',
  createdAt: '2026-03-01T10:00:00Z',
});

describe('sources side by side', () => {
  it('say who wrote them', () => {
    const all = [said('a', {}), { ...said('b', {}), userId: 'u-123456', userName: null }];

    expect(sidesOf(all, undefined).map(({ who }) => who)).toEqual(['Ann', 'Contributor 123456']);
    expect(sidesOf(all, undefined, 'u1')[0]?.who).toBe('You');
  });

  it('lay each caption over the one they are compared with', () => {
    const [base, other] = sidesOf(
      [said('a', { caption: 'A brown cow.' }), said('b', { caption: 'A red cow.', language: 'en' })],
      'a',
    );
    expect(base?.texts[0]?.runs).toEqual([{ kind: 'same', text: 'A brown cow.' }]);
    expect(other?.texts[0]?.runs.map(({ kind }) => kind)).toEqual(['same', 'removed', 'added', 'same']);
    expect(other?.language).toBe('English');
  });

  it('are compared with the first that has a text in common with another', () => {
    const tags = said('a', { tags: ['cow'] });
    const captions = ['b', 'c'].map((id) => said(id, { caption: `A cow, says ${id}.` }));
    expect([baseOf([tags, ...captions]), baseOf([tags]), baseOf([])]).toEqual(['b', 'a', undefined]);
  });

  it('tell tags apart that nobody else has', () => {
    const [one, other] = sidesOf([said('a', { tags: ['Cow', 'rain'] }), said('b', { tags: ['cow'] })], 'a');
    expect(one?.tags).toEqual([
      { word: 'Cow', isAlone: false },
      { word: 'rain', isAlone: true },
    ]);
    expect(other?.tags).toEqual([{ word: 'cow', isAlone: false }]);
  });

  it('draw each source in its own colour', () => {
    const value = { objects: [{ label: 'cow', bbox: [0, 0, 4, 4] }] };
    expect(sidesOf([said('a', value), said('b', value)], undefined).map(({ shapes }) => shapes[0]?.tone)).toEqual([
      'mark-1',
      'mark-2',
    ]);
  });
});
