import { applyPatch, type PatchStep } from './apply-patch.js';

const COW = { label: 'cow', parts: ['head', 'tail'], 'a/b~c': 1 };

describe('a JSON Patch that is applied', () => {
  it.each<[PatchStep, unknown]>([
    [
      { op: 'add', path: '/age', value: null },
      { ...COW, age: null },
    ],
    [
      { op: 'add', path: '/parts/-', value: 'leg' },
      { ...COW, parts: ['head', 'tail', 'leg'] },
    ],
    [
      { op: 'add', path: '/parts/0', value: 'leg' },
      { ...COW, parts: ['leg', 'head', 'tail'] },
    ],
    [
      { op: 'replace', path: '/parts/1', value: 'leg' },
      { ...COW, parts: ['head', 'leg'] },
    ],
    [
      { op: 'remove', path: '/parts/0' },
      { ...COW, parts: ['tail'] },
    ],
    [
      { op: 'replace', path: '/a~1b~0c', value: 2 },
      { ...COW, 'a/b~c': 2 },
    ],
    [
      { op: 'copy', from: '/parts/0', path: '/first' },
      { ...COW, first: 'head' },
    ],
    [
      { op: 'move', from: '/parts/0', path: '/parts/1' },
      { ...COW, parts: ['tail', 'head'] },
    ],
    [{ op: 'test', path: '/parts', value: ['head', 'tail'] }, COW],
    [{ op: 'replace', path: '', value: 7 }, 7],
    [
      { op: 'add', path: '/constructor', value: 'Foundry' },
      { ...COW, constructor: 'Foundry' },
    ],
    [
      { op: 'add', path: '/prototype', value: 'T' },
      { ...COW, prototype: 'T' },
    ],
  ])('%j', (step, expected) => {
    const before = structuredClone(COW);
    expect(applyPatch(COW, [step])).toEqual(expected);
    expect(COW).toEqual(before);
  });

  it.each<[PatchStep]>([
    [{ op: 'add', path: 'label', value: 1 }],
    [{ op: 'add', path: '/parts/3', value: 1 }],
    [{ op: 'add', path: '/parts/01', value: 1 }],
    [{ op: 'remove', path: '/parts/-' }],
    [{ op: 'remove', path: '/parts/2' }],
    [{ op: 'remove', path: '/none' }],
    [{ op: 'replace', path: '/none', value: 1 }],
    [{ op: 'add', path: '/none/x', value: 1 }],
    [{ op: 'add', path: '/label/x', value: 1 }],
    [{ op: 'add', path: '/x' }],
    [{ op: 'copy', path: '/x' }],
    [{ op: 'move', from: '', path: '/x' }],
    [{ op: 'move', from: '/parts', path: '/parts/0' }],
    [{ op: 'test', path: '/label', value: 'dog' }],
    [{ op: 'add', path: '/constructor/prototype/x', value: 1 }],
    [{ op: 'add', path: '/__proto__/x', value: 1 }],
    [{ op: 'remove', path: '/toString' }],
  ])('names the step that does not fit: %j', (step) => {
    expect(() => applyPatch(COW, [{ op: 'test', path: '/label', value: 'cow' }, step])).toThrow(/^step 1: /);
    expect({}).not.toHaveProperty('x');
  });

  it('makes no other object of what it changes', () => {
    const made = applyPatch(COW, [{ op: 'add', path: '/__proto__', value: { x: 1 } }]);
    expect(Object.hasOwn(made as object, '__proto__')).toBe(true);
    expect(Reflect.get(made as object, 'x')).toBeUndefined();
  });
});
