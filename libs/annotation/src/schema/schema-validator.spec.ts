import { SchemaValidator, type JsonSchema } from './schema-validator.js';
import { CAPTION_SCHEMA, GRAPHCAP_SCHEMA, TAGS_SCHEMA } from './shipped-schemas.js';

const validator = new SchemaValidator();
const errorsOf = (schema: JsonSchema, value: unknown): string[] =>
  validator.validate(JSON.stringify(schema), schema, value, '/annotation').map(({ path, code }) => `${path} ${code}`);

describe('checking a schema', () => {
  it.each([
    ['graphcap', GRAPHCAP_SCHEMA],
    ['caption', CAPTION_SCHEMA],
    ['tags', TAGS_SCHEMA],
    ['anything', {}],
  ])('accepts %s', (_, schema) => {
    expect(validator.checkSchema(schema)).toEqual([]);
  });

  it.each<[string, JsonSchema, string]>([
    ['another dialect', { $schema: 'http://json-schema.org/draft-07/schema#' }, '/annotationSchema/$schema dialect'],
    ['a type that is none', { properties: { a: { type: 'txt' } } }, '/annotationSchema/properties/a/type enum'],
    ['a reference to elsewhere', { $ref: 'https://evil.example/schema' }, '/annotationSchema/$ref compile'],
    ['a reference to a file', { items: { $ref: 'file:///etc/passwd' } }, '/annotationSchema/items/$ref compile'],
    ['a reference to nothing', { $ref: '#/$defs/none' }, '/annotationSchema/$ref compile'],
    ['a reference to itself', { $ref: '#' }, '/annotationSchema/$ref recursive'],
    [
      'references in a circle',
      {
        $ref: '#/$defs/a',
        $defs: { a: { allOf: [{ $ref: '#/$defs/b' }] }, b: { anyOf: [true, { not: { $ref: '#/$defs/a' } }] } },
      },
      'recursive',
    ],
    ['a broken pattern', { items: { pattern: '(' } }, '/annotationSchema/items/pattern pattern'],
    ['a broken pattern of names', { patternProperties: { '[': {} } }, '/annotationSchema/patternProperties/[ pattern'],
    ['a prototype', JSON.parse('{"properties":{"__proto__":{}}}') as JsonSchema, '/annotationSchema/properties key'],
    ['a number that overflowed', { maximum: Infinity }, '/annotationSchema/maximum number'],
    ['a number that is none', { minimum: NaN }, '/annotationSchema/minimum number'],
    ['a huge schema', { description: 'x'.repeat(200_000) }, '/annotationSchema size'],
    ['a NUL character', { title: 'a\0' }, '/annotationSchema/title text'],
    ['deep nesting', { const: JSON.parse('['.repeat(5_000) + ']'.repeat(5_000)) as unknown }, 'depth'],
  ])('refuses %s', (_, schema, expected) => {
    const errors = validator.checkSchema(schema).map(({ path, code }) => `${path} ${code}`);
    expect(errors.join()).toContain(expected);
  });

  it('keeps two schemas with one $id apart', () => {
    const id = 'https://example.org/mine';
    expect(errorsOf({ $id: id, type: 'string' }, 1)).toEqual(['/annotation type']);
    expect(errorsOf({ $id: id, type: 'number' }, 1)).toEqual([]);
  });
});

describe('checking a value', () => {
  it('points at each thing that is wrong', () => {
    const value = { tags_list: [{ tag: 'cow', category: 'Animal', confidence: 2 }], short_caption: 'x'.repeat(101) };
    expect(errorsOf(GRAPHCAP_SCHEMA, value).sort()).toEqual([
      '/annotation/dense_caption required',
      '/annotation/short_caption maxLength',
      '/annotation/tags_list/0/category enum',
      '/annotation/tags_list/0/confidence maximum',
    ]);
  });

  it('names the property that is too much', () => {
    expect(errorsOf(CAPTION_SCHEMA, { caption: 'A cow.', 'a/b': 1 })).toEqual([
      '/annotation/a~1b additionalProperties',
    ]);
  });

  it('takes graphcap output without some categories', () => {
    expect(errorsOf(GRAPHCAP_SCHEMA, { tags_list: [], short_caption: 'Cow.', dense_caption: 'A cow.' })).toEqual([]);
  });

  it('tells only the first error of a large value', () => {
    const tags = Array.from({ length: 900 }, (_, index) => ({
      tag: `tag number ${index}`,
      category: 'Nothing',
      confidence: 1,
    }));
    expect(errorsOf(GRAPHCAP_SCHEMA, { tags_list: tags, short_caption: 'a', dense_caption: 'b' })).toHaveLength(1);
  });

  it('keeps two patterns apart', () => {
    const schema = { properties: { a: { pattern: '^a$' }, b: { pattern: '^b$' } } };
    expect(errorsOf(schema, { a: 'a', b: 'a' })).toEqual(['/annotation/b pattern']);
  });

  it('interrupts a pattern that would run for years', () => {
    const started = Date.now();
    const errors = errorsOf({ type: 'string', pattern: '^(a+)+$' }, `${'a'.repeat(60)}b`);
    expect(errors).toEqual(['/annotation pattern_too_slow']);
    expect(Date.now() - started).toBeLessThan(2_000);
  });

  it('compiles an edited schema anew, and forgets the oldest', () => {
    expect(validator.validate('source@1', { type: 'string' }, 'a', '')).toEqual([]);
    expect(validator.validate('source@2', { type: 'number' }, 'a', '')).toHaveLength(1);
    for (let index = 0; index < 250; index++) validator.validate(`other@${index}`, { maxLength: index }, '', '');
    expect(validator.validate('source@1', { type: 'string' }, 'a', '')).toEqual([]);
  });
});

describe('a schema that means harm', () => {
  const within = (ms: number, work: () => void): void => {
    const started = Date.now();
    work();
    expect(Date.now() - started).toBeLessThan(ms);
  };

  it('may be recursive where the value gets smaller', () => {
    const tree = { type: 'object', properties: { children: { type: 'array', items: { $ref: '#' } } } };
    expect(validator.checkSchema(tree)).toEqual([]);
    expect(errorsOf(tree, { children: [{ children: [{}] }] })).toEqual([]);
    expect(errorsOf(tree, { children: [{ children: [1] }] })).toEqual(['/annotation/children/0/children/0 type']);
  });

  it('is stopped when references by name go round', () => {
    const round = { $defs: { a: { $anchor: 'a', allOf: [{ $ref: '#a' }] } }, $ref: '#a' };
    expect(errorsOf(round, {})).toEqual(['/annotation recursive']);
  });

  it('is stopped when its references double at every step', () => {
    const steps = Object.fromEntries(
      Array.from({ length: 40 }, (_, n) => [
        `d${n}`,
        { allOf: [{ $ref: `#/$defs/d${n + 1}` }, { $ref: `#/$defs/d${n + 1}` }] },
      ]),
    );
    const doubling = { $ref: '#/$defs/d0', $defs: { ...steps, d40: { type: 'object' } } };
    expect(validator.checkSchema(doubling)).toEqual([]);
    within(5_000, () => expect(errorsOf(doubling, {})).toEqual(['/annotation schema_too_slow']));
  });

  it('is refused when the checker writes a function for it that cannot run', () => {
    const schema = { oneOf: [{ anyOf: [{ unevaluatedItems: true }], not: true }, true] };
    expect(validator.checkSchema(schema)).toMatchObject([{ path: '/annotationSchema', code: 'compile' }]);
    expect(errorsOf(schema, [])).toEqual(['/annotation compile']);
  });

  it('names the pattern that backtracks', () => {
    const slow = { type: 'object', patternProperties: { '^(\\w+\\s?)*$': {} } };
    const [error] = validator.validate('slow', slow, { [`${'a'.repeat(60)}!`]: 1 }, '');
    expect(error).toMatchObject({ code: 'pattern_too_slow' });
    expect(error?.message).toContain('(\\w+\\s?)*');
  });

  it('does not take inherited names for members', () => {
    expect(errorsOf({ required: ['constructor'] }, {})).toEqual(['/annotation/constructor required']);
    expect(errorsOf({ properties: { toString: { type: 'string' } } }, {})).toEqual([]);
    expect(errorsOf({ additionalProperties: false }, JSON.parse('{"constructor":1}'))).toEqual([
      '/annotation/constructor additionalProperties',
    ]);
  });

  it('finds doubles among 100,000 objects at once', () => {
    const unique = { type: 'array', uniqueItems: true };
    const many: object[] = Array.from({ length: 100_000 }, (_, index) => ({ index, even: index % 2 === 0 }));
    within(5_000, () => expect(errorsOf(unique, many)).toEqual([]));
    within(5_000, () =>
      expect(errorsOf(unique, [...many, { even: true, index: 0 }])).toEqual(['/annotation uniqueItems']),
    );
    expect(errorsOf(unique, [1, '1', [1], ['1'], { a: 1 }, null, 'null', true, 'true', { a: '1' }])).toEqual([]);
    expect(errorsOf(unique, [{ a: [{ b: 1, c: 2 }] }, { a: [{ c: 2, b: 1 }] }])).toEqual(['/annotation uniqueItems']);
  });

  it('tells of 100,000 wrong items only the first', () => {
    const numbers = { type: 'array', items: { type: 'number' }, maxItems: 10 };
    within(5_000, () => expect(errorsOf(numbers, Array.from({ length: 100_000 }, String))).toHaveLength(1));
  });
});
