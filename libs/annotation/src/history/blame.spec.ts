import fc from 'fast-check';

import { blame, type Step } from './blame.js';
import { patchBetween } from './json-patch.js';

/** Versions as they are kept: the first value, then patches. */
const history = (...values: unknown[]): Step[] =>
  values.map((annotation, index) => ({
    version: index + 1,
    annotation: index === 0 ? annotation : undefined,
    patch: index === 0 ? null : patchBetween(values[index - 1], annotation),
  }));

const blamed = (...values: unknown[]) =>
  Object.fromEntries(blame(history(...values)).map(({ path, version }) => [path, version]));

const cow = { label: 'cow', bbox: [0, 0, 10, 10] };
const dog = { label: 'dog', bbox: [20, 0, 10, 10] };
const hen = { label: 'hen', bbox: [40, 0, 10, 10] };

describe('blame', () => {
  it('gives the whole to its only version', () => expect(blamed({ caption: 'A cow.' })).toEqual({ '': 1 }));

  it('tells the edited member from the rest', () => {
    expect(
      blamed({ short: 'a', dense: 'b' }, { short: 'a', dense: 'c' }, { short: 'a', dense: 'c', note: 'd' }),
    ).toEqual({
      '/short': 1,
      '/dense': 2,
      '/note': 3,
    });
  });

  it('follows elements of a list when others come and go before them', () => {
    const wider = { ...hen, bbox: [40, 0, 20, 10] };
    expect(
      blamed(
        { objects: [cow, hen] },
        { objects: [cow, dog, hen] },
        { objects: [cow, dog, wider] },
        { objects: [dog, wider] },
      ),
    ).toEqual({ '/objects/0': 2, '/objects/1/label': 1, '/objects/1/bbox': 3 });
  });

  it('says it in one path again when one version has written everything', () => {
    expect(blamed({ a: 1, b: 2 }, { a: 3, b: 2 }, { a: 4, b: 5 })).toEqual({ '': 3 });
  });

  it('reads versions from before patches were kept', () => {
    const steps = [
      { a: 1, b: 1 },
      { a: 1, b: 2 },
    ].map((annotation, index) => ({ version: index + 1, annotation, patch: null }));
    expect(blame(steps)).toEqual([
      { path: '/a', version: 1 },
      { path: '/b', version: 2 },
    ]);
  });

  it('names members that look like prototypes', () => {
    const evil: unknown = JSON.parse('{"__proto__":{"x":1},"constructor":1}');
    const worse: unknown = JSON.parse('{"__proto__":{"x":2},"constructor":1}');
    expect(blame(history(evil, worse))).toEqual([
      { path: '/__proto__', version: 2 },
      { path: '/constructor', version: 1 },
    ]);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });

  it('never blames a version for what was there before it and never changed', () => {
    const json = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.jsonValue({ maxDepth: 2 }));
    fc.assert(
      fc.property(fc.array(json, { minLength: 1, maxLength: 6 }), fc.integer(), (values, kept) => {
        const steps = history(...values.map((value) => ({ ...value, kept })));
        const [first] = blame(steps).filter(({ path }) => path === '' || path === '/kept');
        expect(first?.version).toBe(1);
      }),
    );
  });
});
