import { ARTCRITIC_SCHEMA, CAPTION_SCHEMA, GRAPHCAP_SCHEMA, TAGS_SCHEMA } from '../../schema/shipped-schemas.js';
import { BOXES_SCHEMA, POINTS_SCHEMA, POLYGONS_SCHEMA } from '../../schema/shipped-shapes.js';
import { comparedFields } from './compared-field.js';

const kindsOf = (schema: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(comparedFields(schema).map(({ name, kind }) => [name, kind]));
const properties = (some: object) => ({ type: 'object', properties: some });

describe('what of a source can be compared', () => {
  it.each([
    ['caption', CAPTION_SCHEMA, { caption: 'text' }],
    ['tags', TAGS_SCHEMA, { tags: 'set' }],
    ['boxes', BOXES_SCHEMA, { objects: 'boxes' }],
    ['polygons', POLYGONS_SCHEMA, { objects: 'polygons' }],
    ['points', POINTS_SCHEMA, { objects: 'points' }],
    ['graphcap', GRAPHCAP_SCHEMA, { tags_list: 'set', short_caption: 'text', dense_caption: 'text' }],
    [
      'artcritic',
      ARTCRITIC_SCHEMA,
      {
        visual_elements: 'text',
        technical_elements: 'text',
        style_elements: 'text',
        formal_tags: 'set',
        formal_analysis: 'text',
      },
    ],
  ])('is known for the shipped %s', (_name, schema, kinds) => {
    expect(kindsOf(schema)).toEqual(kinds);
  });

  it('is the scale that the schema declares', () => {
    const schema = properties({
      mood: { enum: ['calm', 'lively'] },
      isSharp: { type: 'boolean' },
      beauty: { type: 'integer', minimum: 1, maximum: 5 },
      stars: { enum: [1, 2, 3] },
      share: { type: 'number', minimum: 0, maximum: 1 },
      people: { type: 'integer', minimum: 0 },
    });

    expect(comparedFields(schema)).toEqual([
      { name: 'mood', kind: 'category', range: null },
      { name: 'isSharp', kind: 'category', range: null },
      { name: 'beauty', kind: 'rank', range: 4 },
      { name: 'stars', kind: 'rank', range: 2 },
      { name: 'share', kind: 'number', range: 1 },
      { name: 'people', kind: 'number', range: null },
    ]);
  });

  it('is found behind a reference', () => {
    const schema = { ...properties({ mood: { $ref: '#/$defs/mood' } }), $defs: { mood: { enum: ['a', 'b'] } } };
    expect(kindsOf(schema)).toEqual({ mood: 'category' });
  });

  it('is nothing of a schema that names no members', () => {
    expect(comparedFields({})).toEqual([]);
    expect(comparedFields(properties({ nested: { type: 'object' }, loop: { $ref: '#/nowhere' } }))).toEqual([]);
  });
});
