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
    ['a reference to elsewhere', { $ref: 'https://evil.example/schema' }, '/annotationSchema compile'],
    ['a reference to nothing', { $ref: '#/$defs/none' }, '/annotationSchema compile'],
    ['a broken pattern', { pattern: '(' }, '/annotationSchema compile'],
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
