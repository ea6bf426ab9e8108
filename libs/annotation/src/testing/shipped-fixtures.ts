import type { JsonSchema } from '../schema/schema-validator.js';
import { ARTCRITIC_SCHEMA, CAPTION_SCHEMA, GRAPHCAP_SCHEMA, TAGS_SCHEMA } from '../schema/shipped-schemas.js';
import { BOXES_SCHEMA, POINTS_SCHEMA, POLYGONS_SCHEMA } from '../schema/shipped-shapes.js';

/** Values that a shipped schema takes, and values that it refuses, each with the path and rule it is refused for. */
export interface SchemaFixtures {
  readonly name: string;
  readonly schema: JsonSchema;
  readonly valid: readonly unknown[];
  readonly invalid: readonly (readonly [expected: string, value: unknown])[];
}

const GRAPHCAP = {
  tags_list: [{ tag: 'cow', category: 'Entity', confidence: 0.9 }],
  short_caption: 'A cow.',
  dense_caption: 'A shaggy cow in the rain.',
};
const ARTCRITIC = {
  visual_elements: ['brown against green'],
  technical_elements: ['light from the left'],
  style_elements: [],
  formal_tags: ['pastoral'],
  formal_analysis: 'The animal fills the frame.',
};
const box = (bbox: unknown, more: object = {}): unknown => ({ objects: [{ label: 'cow', bbox, ...more }] });
const polygon = (segmentation: unknown): unknown => ({ objects: [{ label: 'cow', segmentation }] });
const point = (place: unknown, more: object = {}): unknown => ({ objects: [{ label: 'eye', point: place, ...more }] });

export const SHIPPED_FIXTURES: readonly SchemaFixtures[] = [
  {
    name: 'graphcap',
    schema: GRAPHCAP_SCHEMA,
    valid: [GRAPHCAP, { ...GRAPHCAP, tags_list: [], model: 'm', verification: 'Checked.' }],
    invalid: [
      ['/dense_caption required', { tags_list: [], short_caption: 'A cow.' }],
      ['/short_caption maxLength', { ...GRAPHCAP, short_caption: 'x'.repeat(101) }],
      ['/tags_list/0/category enum', { ...GRAPHCAP, tags_list: [{ tag: 'cow', category: 'Animal', confidence: 1 }] }],
      [
        '/tags_list/0/confidence exclusiveMinimum',
        { ...GRAPHCAP, tags_list: [{ tag: 'cow', category: 'Entity', confidence: 0 }] },
      ],
    ],
  },
  {
    name: 'artcritic',
    schema: ARTCRITIC_SCHEMA,
    valid: [ARTCRITIC, { ...ARTCRITIC, config_name: 'artcritic', version: '1' }],
    invalid: [
      ['/formal_analysis minLength', { ...ARTCRITIC, formal_analysis: '' }],
      ['/visual_elements type', { ...ARTCRITIC, visual_elements: 'brown' }],
      ['/formal_tags/0 type', { ...ARTCRITIC, formal_tags: [1] }],
    ],
  },
  {
    name: 'caption',
    schema: CAPTION_SCHEMA,
    valid: [
      { caption: 'A cow.' },
      { caption: 'Eine Kuh.', language: 'de' },
      { caption: '一头牛', language: 'zh-Hant-TW' },
    ],
    invalid: [
      ['/caption required', {}],
      ['/caption minLength', { caption: '' }],
      ['/language pattern', { caption: 'A cow.', language: 'English, please' }],
      ['/text additionalProperties', { caption: 'A cow.', text: 'A cow.' }],
      [' type', ['A cow.']],
    ],
  },
  {
    name: 'tags',
    schema: TAGS_SCHEMA,
    valid: [
      { tags: [] },
      { tags: ['cow', 'Cow'] },
      { tags: ['cow', { tag: 'cow', category: 'animal', confidence: 0 }] },
      { tags: [{ tag: 'cow' }, { tag: 'cow', confidence: 1 }] },
    ],
    invalid: [
      ['/tags uniqueItems', { tags: ['cow', 'cow'] }],
      [
        '/tags uniqueItems',
        {
          tags: [
            { tag: 'a', category: 'b' },
            { category: 'b', tag: 'a' },
          ],
        },
      ],
      ['/tags/0 anyOf', { tags: [''] }],
      ['/tags/1/confidence maximum', { tags: ['cow', { tag: 'cow', confidence: 1.01 }] }],
      ['/tags/0/score additionalProperties', { tags: [{ tag: 'cow', score: 1 }] }],
      ['/tags maxItems', { tags: Array.from({ length: 1_001 }, (_, index) => String(index)) }],
    ],
  },
  {
    name: 'boxes',
    schema: BOXES_SCHEMA,
    valid: [
      { objects: [] },
      box([0, 0, 640, 427.5]),
      box([1.5, 2, 3, 4], { score: 0.5, iscrowd: 1, attributes: { occluded: true, by: ['fence'] } }),
    ],
    invalid: [
      ['/objects required', {}],
      ['/objects/0/bbox required', { objects: [{ label: 'cow' }] }],
      ['/objects/0/bbox minItems', box([0, 0, 1])],
      ['/objects/0/bbox maxItems', box([0, 0, 1, 1, 1])],
      ['/objects/0/bbox/0 minimum', box([-1, 0, 1, 1])],
      ['/objects/0/bbox/2 exclusiveMinimum', box([0, 0, -1, 1])],
      ['/objects/0/bbox/3 exclusiveMinimum', box([0, 0, 1, 0])],
      ['/objects/0/bbox/1 type', box([0, '0', 1, 1])],
      ['/objects/0/iscrowd enum', box([0, 0, 1, 1], { iscrowd: true })],
      ['/objects/0/area additionalProperties', box([0, 0, 1, 1], { area: 1 })],
    ],
  },
  {
    name: 'polygons',
    schema: POLYGONS_SCHEMA,
    valid: [
      polygon([[0, 0, 10, 0, 10, 10.5]]),
      polygon([
        [0, 0, 1, 0, 1, 1],
        [5, 5, 6, 5, 6, 6, 5, 6],
      ]),
    ],
    invalid: [
      ['/objects/0/segmentation minItems', polygon([])],
      ['/objects/0/segmentation/0 minItems', polygon([[0, 0, 1, 1]])],
      ['/objects/0/segmentation/0/1 minimum', polygon([[0, -0.5, 1, 0, 1, 1]])],
      ['/objects/0/segmentation type', polygon({ size: [1, 1], counts: 'abc' })],
    ],
  },
  {
    name: 'points',
    schema: POINTS_SCHEMA,
    valid: [{ objects: [] }, point([0, 0]), point([1.25, 3], { visibility: 2, score: 1 })],
    invalid: [
      ['/objects/0/point minItems', point([1])],
      ['/objects/0/point/0 minimum', point([-1, 1])],
      ['/objects/0/visibility enum', point([1, 1], { visibility: 3 })],
      ['/objects/0/label minLength', { objects: [{ label: '', point: [1, 1] }] }],
    ],
  },
];
