import { apply } from './command.js';
import { changesOf, documentsOf, isSame, openedFrom, type OwnAnnotation } from './document.js';
import { mergedList, mergedValue } from './merge.js';

const own = (name: string, value: unknown, id = name): OwnAnnotation => ({
  id,
  version: 3,
  value,
  source: { id: `id-of-${name}`, name },
});
const COW = { label: 'cow', bbox: [1, 2, 30, 40], score: 0.5, attributes: { wet: true } };
const FIELD = { label: 'field', segmentation: [[0, 0, 90, 0, 90, 90]], bbox: [5, 5, 5, 5], iscrowd: 0 };
const ALL = [
  own('boxes', { objects: [COW] }),
  own('polygons', { objects: [FIELD] }),
  own('points', { objects: [{ label: 'eye', point: [4, 5], visibility: 2 }] }),
  own('tags', { tags: ['cow', { tag: 'rain', confidence: 0.4 }] }),
  own('caption', { caption: 'A cow.', language: 'en' }, 'c1'),
  own('caption', { caption: 'Eine Kuh.', language: 'de' }, 'c2'),
  own('mine', { mood: 'calm' }),
];

describe('documents', () => {
  it('change nothing by being opened', () => {
    const { draft, held } = openedFrom(ALL);

    expect(changesOf(draft, held)).toEqual([]);
    expect(documentsOf(draft).filter(({ value }) => value !== undefined)).toHaveLength(7);
  });

  it('keep what the screen does not show, and the box of a polygon in step', () => {
    const values = new Map(documentsOf(openedFrom(ALL).draft).map(({ key, value }) => [key, value]));

    expect(values.get('boxes')).toEqual({ objects: [COW] });
    expect(values.get('polygons')).toEqual({ objects: [{ ...FIELD, bbox: [0, 0, 90, 90] }] });
    expect(values.get('tags')).toEqual({ tags: ['cow', { tag: 'rain', confidence: 0.4 }] });
  });

  it('become writes, each naming the version it is made from', () => {
    const { draft, held } = openedFrom(ALL);
    const [first] = draft.marks;
    const { draft: changed } = apply(draft, {
      type: 'all',
      commands: [
        { type: 'remove', ids: [first?.id ?? ''] },
        { type: 'captions', captions: [...draft.captions.slice(1), { id: 'new', language: 'fr', text: 'Une vache.' }] },
        { type: 'value', source: 'id-of-mine', value: { mood: 'wild' } },
      ],
    });

    const changes = changesOf(changed, held).map(({ kind, key }) => `${kind} ${key}`);

    // No boxes is something to say where there were some; no caption is not.
    expect(changes.toSorted()).toEqual([
      'create caption:new',
      'delete caption:c1',
      'update boxes',
      'update source:id-of-mine',
    ]);
  });

  it('wait for a label', () => {
    const marks = [{ id: 'a', label: '', shape: { kind: 'box' as const, box: [0, 0, 9, 9] as const } }];

    expect(changesOf({ marks, captions: [], tags: [], values: {}, decided: {} }, new Map())).toEqual([]);
  });

  it('leave an older annotation of the same source alone', () => {
    const { draft, held } = openedFrom([
      own('boxes', { objects: [] }, 'first'),
      own('boxes', { objects: [COW] }, 'second'),
    ]);

    expect(draft.marks).toHaveLength(1);
    expect([...held.values()].map(({ id }) => id)).toEqual(['second']);
  });

  it('are the same in any order of members', () => {
    expect(isSame({ a: 1, b: [{ c: 2 }] }, { b: [{ c: 2 }], a: 1 })).toBe(true);
    expect(isSame([1, 2], [2, 1])).toBe(false);
    expect(isSame({ a: undefined }, {})).toBe(false);
  });
});

describe('two versions of one annotation', () => {
  it('are put together from what each added and took away', () => {
    expect(mergedList(['a', 'b', 'c'], ['a', 'c', 'm'], ['b', 'c', 't'])).toEqual(['c', 't', 'm']);
    expect(mergedValue({ tags: [] }, { tags: ['x'] }, { tags: ['x', 'y'] })).toEqual({ tags: ['x', 'y'] });
    expect(mergedValue({ caption: 'a' }, { caption: 'b' }, { caption: 'c' })).toBeUndefined();
  });

  it('are put together member by member, and not where both changed the same', () => {
    const base = { caption: 'a', mood: 'calm', tags: ['x'], box: [1, 2] };

    expect(
      mergedValue(base, { ...base, caption: 'b', tags: ['x', 'm'] }, { caption: 'a', tags: ['t', 'x'], box: [1, 2] }),
    ).toEqual({ caption: 'b', tags: ['t', 'x', 'm'], box: [1, 2] });
    expect(mergedValue(base, { ...base, box: [1, 3] }, { ...base, box: [2, 2] })).toBeUndefined();
    expect(mergedValue({}, { note: 'n' }, { mood: 'wild' })).toEqual({ mood: 'wild', note: 'n' });
  });
});
