import { disagreementOf } from './disagreement.policy.js';

const said = (annotation: unknown): ReadonlyMap<string, unknown> => new Map([['source', annotation]]);
const between = (...annotations: unknown[]): number | null => disagreementOf(annotations.map(said));
const box = (label: string, ...bbox: number[]) => ({ label, bbox });

describe('how far apart people are', () => {
  it('is unknown of one person, and of people who said different kinds of things', () => {
    expect(between({ caption: 'A cow.' })).toBeNull();
    expect(disagreementOf([new Map([['a', 1]]), new Map([['b', 1]])])).toBeNull();
  });

  it.each([
    ['captions of the same words', { caption: 'A cow, red.' }, { caption: 'a RED cow' }, 0],
    ['captions with half of the words', { caption: 'red cow' }, { caption: 'red' }, 0.5],
    ['captions without a common word', { caption: 'red cow' }, { caption: 'blue sky' }, 1],
    ['captions in other letters', { caption: '牛 雨' }, { caption: '牛' }, 0.5],
    ['tags in another order and form', { tags: ['cow', 'rain'] }, { tags: [{ tag: 'Rain' }, 'cow'] }, 0],
    ['no tags at all', { tags: [] }, { tags: [] }, 0],
    ['labels', { label: 'cow' }, { label: 'bull' }, 1],
    ['members in another order', { a: 1, b: [2] }, { b: [2], a: 1 }, 0],
    ['no boxes', { objects: [] }, { objects: [] }, 0],
    ['the same box', { objects: [box('cow', 0, 0, 10, 10)] }, { objects: [box('cow', 0, 0, 10, 10)] }, 0],
    [
      'boxes that overlap by a third',
      { objects: [box('cow', 0, 0, 10, 10)] },
      { objects: [box('cow', 5, 0, 10, 10)] },
      2 / 3,
    ],
    [
      'the same box of another label',
      { objects: [box('cow', 0, 0, 10, 10)] },
      { objects: [box('bull', 0, 0, 10, 10)] },
      1,
    ],
    [
      'a box that one person did not see',
      { objects: [box('cow', 0, 0, 9, 9), box('cow', 20, 20, 9, 9)] },
      { objects: [box('cow', 0, 0, 9, 9)] },
      0.5,
    ],
    [
      'an outline and a box around it',
      { objects: [{ label: 'cow', segmentation: [[0, 0, 10, 0, 10, 10, 0, 10]] }] },
      { objects: [box('cow', 0, 0, 10, 10)] },
      0,
    ],
    [
      'points a hand’s width apart',
      { objects: [{ label: 'eye', point: [5, 5] }] },
      { objects: [{ label: 'eye', point: [5, 5] }] },
      0,
    ],
  ])('of %s', (_, one, other, expected) => {
    expect(between(one, other)).toBeCloseTo(expected, 6);
    expect(between(other, one)).toBeCloseTo(expected, 6);
  });

  it('is the mean over all pairs', () => {
    expect(between({ label: 'cow' }, { label: 'cow' }, { label: 'bull' })).toBeCloseTo(2 / 3, 6);
  });

  it('comes to an end for values that nobody expected', () => {
    expect(between(null, [1], 'x', { objects: [null, { segmentation: ['x'] }] })).toBeGreaterThan(0);
    expect(between({ objects: [{ label: 'a', segmentation: [] }] }, { objects: [] })).toBeLessThanOrEqual(1);
  });
});
