import { alternativeFor, fieldOf, labelOf } from './schema-form-model.js';
import { resolved } from './schema-reading.js';

const option = (value: unknown, word = String(value)) => ({ value, word });

describe('a form made from a schema', () => {
  it.each([
    [{ enum: [0, 'a'] }, { kind: 'choice', options: [option(0), option('a')] }],
    [{ const: 'a' }, { kind: 'choice', options: [option('a')] }],
    [{ oneOf: [{ const: 1, title: 'Bad' }, { const: 2 }] }, { kind: 'choice', options: [option(1, 'Bad'), option(2)] }],
    [
      { type: 'string', maxLength: 100, minLength: 1 },
      { kind: 'text', isLong: false, min: 1, max: 100 },
    ],
    [{ type: 'string' }, { kind: 'text', isLong: true }],
    [
      { type: 'string', pattern: '^a' },
      { kind: 'text', isLong: false },
    ],
    [
      { type: 'string', format: 'date' },
      { kind: 'text', isLong: false, input: 'date' },
    ],
    [
      { type: 'integer', minimum: 0, maximum: 9 },
      { kind: 'number', min: 0, max: 9, isWhole: true, range: '0 to 9' },
    ],
    [
      { type: 'number', exclusiveMinimum: 0, maximum: 1 },
      { kind: 'number', min: 0, max: 1, range: 'more than 0, at most 1' },
    ],
    [{ type: 'number', minimum: 3 }, { range: 'at least 3' }],
    [{ type: ['null', 'boolean'] }, { kind: 'boolean' }],
    [
      { items: { type: 'string' }, minItems: 1, maxItems: 3 },
      { kind: 'list', item: { type: 'string' }, min: 1, max: 3 },
    ],
    [
      { type: 'array', prefixItems: [{ type: 'number' }] },
      { kind: 'tuple', items: [{ type: 'number' }] },
    ],
    [{ anyOf: [{ type: 'string' }, { type: 'object', properties: {} }] }, { kind: 'alternatives' }],
    [{ properties: { a: {} }, anyOf: [{ required: ['a'] }] }, { kind: 'group' }],
    [{ type: 'object' }, { kind: 'anything' }],
    [{ type: ['string', 'number'] }, { kind: 'anything' }],
    [{}, { kind: 'anything' }],
  ])('enters %j', (schema, field) => expect(fieldOf(schema, {})).toMatchObject(field));

  it('leaves to JSON what the type of a value does not tell apart', () => {
    const shapes = ['circle', 'square'].map((name) => ({ type: 'object', properties: { [name]: {} } }));

    expect(fieldOf({ oneOf: shapes }, {})).toEqual({ kind: 'anything' });
    expect(fieldOf({ oneOf: [{ type: 'integer' }, { type: 'number' }] }, {})).toEqual({ kind: 'anything' });
  });

  it('keeps members in their order and knows which are required', () => {
    const field = fieldOf({ required: ['zebra'], properties: { zebra: { type: 'string' }, ant: true } }, {});

    expect(field).toEqual({
      kind: 'group',
      members: [
        { name: 'zebra', schema: { type: 'string' }, isRequired: true },
        { name: 'ant', schema: {}, isRequired: false },
      ],
    });
  });

  it('follows references inside the schema, with what stands beside them', () => {
    const root = { $defs: { 'a/b': { type: 'string', title: 'Old' } } };

    expect(resolved({ $ref: '#/$defs/a~1b', title: 'New' }, root)).toEqual({
      schema: { type: 'string', title: 'New' },
      trail: ['#', '#/$defs/a~1b'],
    });
    expect(resolved({ allOf: [{ $ref: '#/$defs/a~1b' }] }, root).schema).toMatchObject({ type: 'string' });
  });

  it.each(['#', '#/$defs/round', '#anchor', '#/$defs/__proto__', '#/%', 'https://example.org/x'])(
    'follows no reference to %s, but keeps its name',
    ($ref) => {
      const root = { $defs: { round: { $ref: '#/$defs/round' } } };

      expect(resolved({ $ref, title: 'Child' }, root).schema).toEqual({ title: 'Child' });
    },
  );

  it('finds the alternative that a value is meant for', () => {
    const alternatives = [{ type: 'string' }, { properties: {} }, { type: 'integer' }];

    expect([{}, 'a', 1, null].map((value) => alternativeFor(value, alternatives, {}))).toEqual([1, 0, 2, 0]);
  });

  it('names parts as people would', () => {
    expect([labelOf('short_caption', {}), labelOf('x', { title: 'Left' })]).toEqual(['Short caption', 'Left']);
  });
});
