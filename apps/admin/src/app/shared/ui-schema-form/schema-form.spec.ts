import { alternativeFor, beginning, fieldOf, labelOf, resolved, withMember } from './schema-form.js';

describe('a form made from a schema', () => {
  it.each([
    [{ enum: [0, 1] }, { kind: 'choice', options: [0, 1] }],
    [{ const: 'a' }, { kind: 'choice', options: ['a'] }],
    [
      { type: 'string', maxLength: 100 },
      { kind: 'text', isLong: false, maxLength: 100 },
    ],
    [{ type: 'string' }, { kind: 'text', isLong: true }],
    [
      { type: 'integer', minimum: 0, maximum: 9 },
      { kind: 'number', min: 0, max: 9, isWhole: true },
    ],
    [{ type: ['null', 'boolean'] }, { kind: 'boolean' }],
    [
      { items: { type: 'string' }, maxItems: 3 },
      { kind: 'list', item: { type: 'string' }, max: 3 },
    ],
    [
      { type: 'array', prefixItems: [{ type: 'number' }] },
      { kind: 'tuple', items: [{ type: 'number' }] },
    ],
    [{ anyOf: [{ type: 'string' }, { type: 'object' }] }, { kind: 'alternatives' }],
    [{ type: 'object' }, { kind: 'anything' }],
    [{}, { kind: 'anything' }],
  ])('enters %j', (schema, field) => expect(fieldOf(schema)).toMatchObject(field));

  it('keeps members in their order and knows which are required', () => {
    const field = fieldOf({ required: ['zebra'], properties: { zebra: { type: 'string' }, ant: true } });
    expect(field).toEqual({
      kind: 'group',
      members: [
        { name: 'zebra', schema: { type: 'string' }, isRequired: true },
        { name: 'ant', schema: {}, isRequired: false },
      ],
    });
  });

  it('follows references inside the schema, and none that go round', () => {
    const root = { $defs: { 'a/b': { type: 'string' }, round: { $ref: '#/$defs/round' } } };
    expect(resolved({ $ref: '#/$defs/a~1b' }, root)).toEqual({ type: 'string' });
    expect(resolved({ $ref: '#/$defs/round' }, root)).toEqual({});
    expect(resolved({ $ref: 'https://example.org/x' }, root)).toEqual({});
    expect(resolved({ $ref: '#/$defs/__proto__' }, root)).toEqual({});
  });

  it('begins with what is required', () => {
    const schema = {
      required: ['caption', 'box', 'tags'],
      properties: {
        caption: { type: 'string' },
        box: { type: 'array', prefixItems: [{ type: 'number', minimum: 1 }, { type: 'string' }] },
        tags: { items: { type: 'string' } },
        note: { type: 'string' },
      },
    };
    expect(beginning(schema, schema)).toEqual({ caption: '', box: [1, ''], tags: [] });
  });

  it('ends although a schema asks for itself', () => {
    const schema = { type: 'object', required: ['self'], properties: { self: { $ref: '#' } } };
    expect(beginning(schema, schema)).toHaveProperty('self.self');
  });

  it('finds the alternative that a value is meant for', () => {
    const alternatives = [{ type: 'string' }, { properties: {} }, { type: 'integer' }];
    expect([{}, 'a', 1, null].map((value) => alternativeFor(value, alternatives, {}))).toEqual([1, 0, 2, 0]);
  });

  it('changes one member and leaves the order', () => {
    expect(JSON.stringify(withMember({ b: 1, a: 2 }, 'b', 3))).toBe('{"b":3,"a":2}');
    expect(withMember({ b: 1 }, 'b', undefined)).toEqual({});
    expect(withMember(undefined, 'a', 0)).toEqual({ a: 0 });
  });

  it('names parts as people would', () => {
    expect([labelOf('short_caption', {}), labelOf('x', { title: 'Left' })]).toEqual(['Short caption', 'Left']);
  });
});
