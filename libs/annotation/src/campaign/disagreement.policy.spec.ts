import type { AnnotationSourceId, ContentId } from '@odr/kernel';

import type { SaidRow } from '../agreement/compare/said.js';
import { disagreementOf } from './disagreement.policy.js';

const OBJECT = { properties: { label: { type: 'string' }, bbox: { type: 'array' } } };
const SCHEMA = {
  properties: {
    caption: { type: 'string' },
    language: { type: 'string' },
    tags: { type: 'array', items: { type: 'string' } },
    label: { enum: ['cow', 'bull'] },
    objects: { type: 'array', items: OBJECT },
  },
};

const said = (
  userId: string,
  value: unknown,
  { source = 'source', schema = SCHEMA as object, minute = 0 } = {},
): SaidRow => ({
  contentId: 'content' as ContentId,
  sourceId: source as AnnotationSourceId,
  schema: schema as SaidRow['schema'],
  id: `${userId} ${source} ${minute}`,
  userId,
  value,
  at: new Date(Date.UTC(2026, 0, 1, 0, minute)),
  size: { width: 100, height: 100 },
});
const between = (...values: unknown[]): number | null =>
  disagreementOf(values.map((value, at) => said(`person ${at}`, value)));
const box = (label: string, ...bbox: number[]) => ({ label, bbox });

describe('how far apart people are', () => {
  it('is unknown of one person, of people who said different kinds of things, and of captions in different languages', () => {
    expect(between({ caption: 'A cow.' })).toBeNull();
    expect(between({ caption: 'A cow.' }, { label: 'cow' })).toBeNull();
    expect(between({ caption: 'A cow.', language: 'en' }, { caption: 'Eine Kuh.', language: 'de' })).toBeNull();
    expect(
      disagreementOf([said('ann', { label: 'cow' }), said('ben', { label: 'cow' }, { source: 'other' })]),
    ).toBeNull();
    expect(between({ objects: [] }, { objects: [] })).toBeNull();
    expect(disagreementOf([])).toBeNull();
  });

  it.each([
    ['captions of the same words', { caption: 'A red cow.' }, { caption: 'A red cow.' }, 0],
    ['captions without a common letter', { caption: 'xyz' }, { caption: 'abc' }, 1],
    ['tags in another order and form', { tags: ['cow', 'rain'] }, { tags: ['Rain', 'cow'] }, 0],
    ['no tags at all', { tags: [] }, { tags: [] }, 0],
    // MASI: Jaccard 1/2, and one set holds the other.
    ['tags of which one holds the other', { tags: ['cow', 'rain'] }, { tags: ['cow'] }, 1 - (1 / 2) * (2 / 3)],
    ['labels', { label: 'cow' }, { label: 'bull' }, 1],
    ['the same box', { objects: [box('cow', 0, 0, 10, 10)] }, { objects: [box('cow', 0, 0, 10, 10)] }, 0],
    // Panoptic quality: one found by both, one by a single person.
    [
      'a box that one person did not see',
      { objects: [box('cow', 0, 0, 9, 9), box('cow', 20, 20, 9, 9)] },
      { objects: [box('cow', 0, 0, 9, 9)] },
      1 / 3,
    ],
  ])('of %s', (_, one, other, expected) => {
    expect(between(one, other)).toBeCloseTo(expected, 6);
    expect(between(other, one)).toBeCloseTo(expected, 6);
  });

  it('is the mean over all pairs, and over the sources', () => {
    expect(between({ label: 'cow' }, { label: 'cow' }, { label: 'bull' })).toBeCloseTo(2 / 3, 6);
    const other = { source: 'other' };
    expect(
      disagreementOf([
        said('ann', { label: 'cow' }),
        said('ben', { label: 'cow' }),
        said('ann', { tags: ['a'] }, other),
        said('ben', { tags: ['b'] }, other),
      ]),
    ).toBeCloseTo(1 / 2, 6);
  });

  it('goes by the latest of somebody', () => {
    expect(
      disagreementOf([
        said('ann', { label: 'bull' }),
        said('ann', { label: 'cow' }, { minute: 5 }),
        said('ben', { label: 'cow' }),
      ]),
    ).toBe(0);
  });

  it('comes to an end for values that nobody expected', () => {
    expect(between(null, [1], 'x', { objects: [null, { segmentation: ['x'] }] })).toBeNull();
    expect(disagreementOf([said('ann', 1, { schema: {} }), said('ben', 2, { schema: {} })])).toBeNull();
  });
});
