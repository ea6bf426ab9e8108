import { beginning, blank, missing, withMember } from './schema-value.js';

const SCHEMA = {
  required: ['caption', 'box', 'tags', 'kind'],
  properties: {
    caption: { type: 'string', minLength: 1 },
    box: { type: 'array', prefixItems: [{ type: 'number', title: 'Left' }, { type: 'number' }] },
    tags: {
      type: 'array',
      minItems: 1,
      items: { type: 'object', required: ['tag'], properties: { tag: { type: 'string' } } },
    },
    kind: { const: 'own' },
    mood: { type: 'string', default: 'calm' },
    note: { type: 'string' },
    loud: { type: ['boolean', 'null'] },
  },
};

describe('a value in a form', () => {
  it('begins with defaults and what holds others, and says nothing for anybody', () => {
    expect(beginning(SCHEMA, SCHEMA)).toEqual({ box: [null, null], tags: [], kind: 'own', mood: 'calm' });
  });

  it('ends although a schema asks for itself', () => {
    const schema = { type: 'object', required: ['self'], properties: { self: { $ref: '#' } } };

    expect(beginning(schema, schema)).toEqual({});
  });

  it('has items to fill in', () => {
    expect(
      [{ type: 'string' }, { type: 'number' }, SCHEMA.properties.tags.items, { anyOf: [{ type: 'string' }, {}] }].map(
        (item) => blank(item, SCHEMA),
      ),
    ).toEqual(['', null, {}, null]);
  });

  it('knows what has to be said yet', () => {
    const value = { ...(beginning(SCHEMA, SCHEMA) as object), tags: [{}], caption: ' ' };

    expect(missing(SCHEMA, SCHEMA, value)).toEqual(['Caption', 'Box › Left', 'Box › 2', 'Tags › 1 › Tag']);
    expect(missing(SCHEMA, SCHEMA, undefined)).toEqual(['']);
    expect(missing(SCHEMA, SCHEMA, { caption: 'A', box: [1, 0], tags: [{ tag: 'a' }], kind: 'own' })).toEqual([]);
  });

  it('may be null where the schema says so', () => {
    const schema = { required: ['loud', 'any'], properties: { loud: SCHEMA.properties.loud, any: {} } };

    expect(missing(schema, schema, { loud: null, any: null })).toEqual([]);
  });

  it('changes one member and leaves the order', () => {
    expect(JSON.stringify(withMember({ b: 1, a: 2 }, 'b', 3))).toBe('{"b":3,"a":2}');
    expect(withMember({ b: 1 }, 'b', undefined)).toEqual({});
    expect(withMember(undefined, 'a', 0)).toEqual({ a: 0 });
    expect(Object.keys(withMember({}, '__proto__', 0))).toEqual(['__proto__']);
  });
});
