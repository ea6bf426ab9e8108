import fc from 'fast-check';

import { applyPatch } from './apply-patch.js';
import { patchBetween } from './json-patch.js';

const cow = { label: 'cow', bbox: [0, 0, 10, 10] };
const dog = { label: 'dog', bbox: [20, 0, 10, 10] };
const hen = { label: 'hen', bbox: [40, 0, 10, 10] };

describe('the patch between two values', () => {
  it('is empty for the same, whatever the order of members', () => {
    expect(patchBetween({ a: 1, b: [{ c: 1, d: 2 }] }, { b: [{ d: 2, c: 1 }], a: 1 })).toEqual([]);
  });

  it('takes one element out of a list', () => {
    expect(patchBetween({ objects: [cow, dog, hen] }, { objects: [cow, hen] })).toEqual([
      { op: 'remove', path: '/objects/1' },
    ]);
  });

  it('puts one element at the front of a list', () => {
    expect(patchBetween([1, 'b', 'c'], [0, 1, 'b', 'c'])).toEqual([{ op: 'add', path: '/0', value: 0 }]);
  });

  it('knows a changed element beside one that went', () => {
    const wider = { ...dog, bbox: [20, 0, 30, 10] };
    expect(patchBetween({ objects: [cow, dog, hen] }, { objects: [wider, hen] })).toEqual([
      { op: 'remove', path: '/objects/0' },
      { op: 'replace', path: '/objects/0/bbox', value: [20, 0, 30, 10] },
    ]);
  });

  it('takes a box for one thing', () => {
    expect(patchBetween({ bbox: [1, 2, 3, 4] }, { bbox: [1, 2, 3, 5] })).toEqual([
      { op: 'replace', path: '/bbox', value: [1, 2, 3, 5] },
    ]);
  });

  it('escapes names', () => {
    expect(patchBetween({}, { 'a/b~c': 1 })).toEqual([{ op: 'add', path: '/a~1b~0c', value: 1 }]);
  });

  it('replaces what became something else', () => {
    expect(patchBetween(['a'], { caption: 'a' })).toEqual([{ op: 'replace', path: '', value: { caption: 'a' } }]);
  });

  it('makes the one of the other, whatever they are', () => {
    const json = fc.jsonValue({ maxDepth: 4 });
    fc.assert(
      fc.property(json, json, (before, after) => {
        expect(applyPatch(before, patchBetween(before, after))).toEqual(after);
      }),
    );
  });

  it('makes the one list of the other, with repeats', () => {
    const list = fc.array(fc.oneof(fc.integer({ max: 5, min: 0 }).map(String), fc.constantFrom(cow, dog, hen)), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(list, list, (before, after) => {
        expect(applyPatch(before, patchBetween(before, after))).toEqual(after);
      }),
    );
  });

  it('is quick about a hundred thousand elements', () => {
    const before = Array.from({ length: 100_000 }, (_, index) => ({ label: 'cow', bbox: [index, 0, 1, 1] }));
    const after = before.flatMap((object, index) =>
      index % 10_000 === 5 ? [] : [index % 10_000 === 9 ? { ...object, label: 'dog' } : object],
    );
    const start = process.cpuUsage();
    const patch = patchBetween({ objects: before }, { objects: after });
    expect(patch).toHaveLength(20);
    expect(process.cpuUsage(start).user / 1_000).toBeLessThan(5_000);
  });

  it('finds an end where everything repeats', () => {
    const before = Array.from({ length: 20_000 }, (_, index) => index % 2);
    const after = Array.from({ length: 20_001 }, (_, index) => (index % 3 === 0 ? 'x' : index % 2));
    const start = process.cpuUsage();
    expect(applyPatch(before, patchBetween(before, after))).toEqual(after);
    expect(process.cpuUsage(start).user / 1_000).toBeLessThan(10_000);
  });
});
