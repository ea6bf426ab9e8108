import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import fc from 'fast-check';

import { BOXES_SCHEMA, POLYGONS_SCHEMA } from '../shipped-shapes.js';
import { compareSchemas } from './compare-schemas.js';

/** The changes in short: where, what, and with `!` whether something may break. */
const told = (before: object, after: object): string[] =>
  compareSchemas({ ...before }, { ...after }).map(
    ({ path, kind, message, mayBreak }) => `${path || '/'} ${kind}: ${message}${mayBreak ? '!' : ''}`,
  );

const member = (name: string, schema: unknown): object => ({ properties: { [name]: schema } });

describe('what a schema says otherwise than the one before', () => {
  it('is nothing when it says the same', () => {
    expect(told(BOXES_SCHEMA, { ...BOXES_SCHEMA })).toEqual([]);
    expect(told({ minItems: 0, uniqueItems: false }, {})).toEqual([]);
  });

  it('is told of members: added, removed, required, optional', () => {
    const before = { required: ['mood'], properties: { mood: {}, place: { type: 'string' } } };
    const after = { required: ['light'], properties: { mood: {}, light: { type: 'string' } } };
    expect(told(before, after)).toEqual([
      '/light required: became required!',
      '/mood optional: may be left out now',
      '/place removed: is no longer described',
      '/light added: is described now!',
    ]);
    const closed = { additionalProperties: false };
    expect(told({ ...before, ...closed }, { ...before, ...closed, properties: { mood: {} } })).toEqual([
      '/place removed: is no longer allowed!',
    ]);
    expect(told({ ...closed, ...member('a', {}) }, { ...closed, properties: { a: {}, b: { type: 'null' } } })).toEqual([
      '/b added: is allowed now',
    ]);
  });

  it.each([
    [{ type: 'number' }, { type: 'integer' }, 'narrowed: must be whole number, was number!'],
    [{ type: ['string', 'null'] }, { type: 'string' }, 'narrowed: must be string, was null or string!'],
    [{ type: 'string' }, {}, 'widened: must be anything, was string'],
    [{ type: 'string' }, { enum: ['a', 'b'] }, 'narrowed: may only be "a", "b"!'],
    [{ enum: ['a', 'b'] }, { enum: ['b', 'a', 'c'] }, 'widened: may be "c" too'],
    [{ enum: ['a', 'b'] }, { const: 'b' }, 'narrowed: may no longer be "a"!'],
    [{ enum: ['a'] }, { enum: ['b'] }, 'changed: may no longer be "a"; may be "b" now!'],
    [{ minimum: 1 }, { minimum: 0 }, 'widened: must be at least 0, was 1'],
    [{ maxLength: 9 }, { maxLength: 5 }, 'narrowed: must be 5 characters long at most, was 9!'],
    [{ maxItems: 9 }, {}, 'widened: need no longer be a list of 9 at most'],
    [{}, { pattern: '^a' }, 'narrowed: must match "^a"!'],
    [{ format: 'date' }, { format: 'time' }, 'changed: must be a text of the format "time", was "date"!'],
    [{ uniqueItems: true }, {}, 'widened: need no longer name nothing twice'],
    [{ items: false }, {}, 'widened: may have other elements now'],
    [{ not: { type: 'null' } }, { not: { type: ['null', 'string'] } }, 'widened: must be null or string, was null!'],
    [{ anyOf: [{ type: 'null' }] }, { anyOf: [{ type: 'null' }, {}] }, 'widened: has more alternatives'],
    [{ title: 'A' }, { title: 'B' }, 'described: has another title'],
  ])('%j → %j', (before, after, expected) => {
    expect(told(member('x', before), member('x', after))).toEqual([`/x ${expected}`]);
  });

  it('follows references to where the value stands, round in circles too', () => {
    const tree = (label: object) => ({
      $ref: '#/$defs/node',
      $defs: {
        node: { properties: { label: { $ref: '#/$defs/label' }, children: { items: { $ref: '#/$defs/node' } } } },
        label,
      },
    });
    expect(told(tree({ type: 'string' }), tree({ type: 'string', maxLength: 9 }))).toEqual([
      '/label narrowed: must be 9 characters long at most!',
    ]);
    expect(told({}, tree({}))).toEqual(['/label added: is described now', '/children added: is described now']);
    expect(told({ items: { maximum: 1 } }, { items: { maximum: 0 } })).toEqual([
      '/* narrowed: must be at most 0, was 1!',
    ]);
  });

  it('tells another order of members, which makes another form', () => {
    expect(told({ properties: { a: {}, b: {} } }, { properties: { b: {}, a: {} } })).toEqual([
      '/ described: has its members in another order',
    ]);
  });

  it('says when only a trial can tell', () => {
    const before = { $dynamicRef: '#a', $defs: { a: { $dynamicAnchor: 'a', type: 'string' } } };
    expect(told(before, { ...before, $defs: { a: { $dynamicAnchor: 'a', type: 'null' } } })).toEqual([
      '/ changed: refers to its parts in a way that only a trial can follow!',
    ]);
  });

  it('ends for schemas whose references double at every step', () => {
    const $defs = Object.fromEntries(
      Array.from({ length: 40 }, (_, at) => [
        `d${at}`,
        { properties: { a: { $ref: `#/$defs/d${at + 1}` }, b: { $ref: `#/$defs/d${at + 1}` } } },
      ]),
    );
    const changes = compareSchemas({}, { $ref: '#/$defs/d0', $defs: { ...$defs, d40: {} } });
    expect(changes.some(({ mayBreak }) => mayBreak)).toBe(true);
  });

  it('knows two shapes of objects apart', () => {
    expect(told(BOXES_SCHEMA, POLYGONS_SCHEMA)).toContain('/objects/*/segmentation required: became required!');
  });

  // The one promise that people act on: when nothing is marked, nothing has to be looked at again.
  it('marks whatever may break', () => {
    let broken = 0;
    fc.assert(
      fc.property(pairs, fc.array(values, { minLength: 5, maxLength: 30 }), ([before, after], samples) => {
        const [was, is] = [AJV.compile(before), AJV.compile(after)];
        if (!samples.some((sample) => breaks(was, is, sample))) return;
        broken++;
        expect(compareSchemas(before, after).filter(({ mayBreak }) => mayBreak)).not.toEqual([]);
      }),
      { numRuns: RUNS },
    );
    expect(broken).toBeGreaterThan(RUNS / 50);
  });
});

/** More by hand: 3,000 take a minute. */
const RUNS = 150;

const AJV = new Ajv2020({ strict: false, logger: false });

function isEnforceable(schema: object): boolean {
  try {
    return AJV.validateSchema(schema) === true && AJV.compile(schema) !== undefined;
  } catch {
    // An edit may have taken away what a reference leads to.
    return false;
  }
}

function breaks(was: ValidateFunction, is: ValidateFunction, sample: unknown): boolean {
  try {
    return was(sample) && !is(sample);
  } catch (error) {
    // Ajv writes functions that cannot run for some schemas with unevaluatedItems.
    if (error instanceof ReferenceError) return false;
    throw error;
  }
}

const LEAF = fc.constantFrom<unknown>(null, true, 'a', 'bb', 0, 1, 2.5);
const NAME = fc.constantFrom('a', 'b', 'c');
const values = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 2, depthSize: 'small' },
    LEAF,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(NAME, tie('value'), { maxKeys: 3 }),
  ),
})).value;

const TYPE = fc.constantFrom('null', 'boolean', 'string', 'number', 'integer', 'array', 'object');
const parts = fc.letrec<{ schema: object | boolean }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 3, depthSize: 'small', withCrossShrink: true },
    fc.constantFrom<object | boolean>(true, false, {}, { $ref: '#/$defs/d' }, { $ref: '#/$defs/e', minimum: 1 }),
    fc.record({ type: fc.oneof(TYPE, fc.uniqueArray(TYPE, { minLength: 1, maxLength: 4 })) }),
    fc.record({ enum: fc.uniqueArray(LEAF, { minLength: 1, maxLength: 3 }) }),
    fc.record(
      { minimum: fc.integer({ max: 2, min: 0 }), maximum: fc.integer({ max: 2, min: 0 }), maxLength: fc.constant(1) },
      { requiredKeys: [] },
    ),
    fc.record(
      {
        properties: fc.dictionary(NAME, tie('schema'), { maxKeys: 3 }),
        required: fc.uniqueArray(NAME, { maxLength: 2 }),
        additionalProperties: tie('schema'),
        unevaluatedProperties: tie('schema'),
        patternProperties: fc.dictionary(fc.constantFrom('^a', 'b'), tie('schema'), { maxKeys: 1 }),
        propertyNames: tie('schema'),
      },
      { requiredKeys: [] },
    ),
    fc.record(
      {
        prefixItems: fc.array(tie('schema'), { minLength: 1, maxLength: 2 }),
        items: tie('schema'),
        contains: tie('schema'),
        unevaluatedItems: tie('schema'),
        maxItems: fc.integer({ min: 0, max: 2 }),
      },
      { requiredKeys: [] },
    ),
    fc.record(
      {
        allOf: fc.array(tie('schema'), { minLength: 1, maxLength: 2 }),
        anyOf: fc.array(tie('schema'), { minLength: 1, maxLength: 2 }),
        oneOf: fc.array(tie('schema'), { minLength: 1, maxLength: 2 }),
        not: tie('schema'),
        if: tie('schema'),
        then: tie('schema'),
        else: tie('schema'),
        unevaluatedProperties: tie('schema'),
      },
      { requiredKeys: [] },
    ),
  ),
})).schema;
const whole = fc
  .tuple(
    parts,
    fc.constantFrom<object | boolean>({ type: 'string' }, { type: 'object' }, true, {}, { maximum: 1 }),
    parts,
  )
  .map(([schema, d, e]) => ({
    allOf: [schema],
    $defs: { d, e: JSON.stringify(e).includes('$ref') ? true : e },
  }));

/** The same but for one place, as two versions of a schema are: a keyword less, or another value for it. */
const edited = fc
  .tuple(
    whole,
    fc.nat(),
    fc.constantFrom<unknown>(undefined, undefined, true, false, {}, [], 0, 1, 2, { type: 'string' }),
  )
  .map(([before, place, value]) => {
    const after = structuredClone(before);
    const places: (() => void)[] = [];
    const walk = (node: unknown): void => {
      if (typeof node !== 'object' || node === null) return;
      for (const key of Object.keys(node)) {
        const members = node as Record<string, unknown>;
        places.push(() => {
          if (value !== undefined) members[key] = value;
          else if (Array.isArray(node)) node.splice(Number(key), 1);
          else Reflect.deleteProperty(members, key);
        });
        walk(members[key]);
      }
    };
    walk(after);
    places[place % places.length]?.();
    return [before, after] as const;
  });
const pairs = fc
  .oneof(
    edited,
    edited.map(([before, after]) => [after, before] as const),
    fc.tuple(whole, whole),
  )
  .filter((pair) => pair.every(isEnforceable));
