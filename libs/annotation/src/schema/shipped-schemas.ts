import type { JsonSchema } from './schema-validator.js';

const DIALECT = 'https://json-schema.org/draft/2020-12/schema';
/** No caption of a picture is longer; a larger one is an accident or an attack. */
const MAX_CAPTION = 100_000;

/** The eight tag categories of graphcap's prompt. */
const GRAPHCAP_CATEGORIES = [
  'Entity',
  'Relationship',
  'Style',
  'Attribute',
  'Composition',
  'Contextual',
  'Technical',
  'Semantic',
] as const;

/** What graphcap's default configuration writes about a picture. Its prompt asks for every category; its output need not have them. */
export const GRAPHCAP_SCHEMA: JsonSchema = {
  $schema: DIALECT,
  title: 'graphcap',
  type: 'object',
  required: ['tags_list', 'short_caption', 'dense_caption'],
  properties: {
    config_name: { type: 'string', maxLength: 200 },
    version: { type: 'string', maxLength: 50 },
    model: { type: 'string', maxLength: 200 },
    provider: { type: 'string', maxLength: 200 },
    tags_list: {
      type: 'array',
      maxItems: 1_000,
      items: {
        type: 'object',
        required: ['tag', 'category', 'confidence'],
        properties: {
          tag: { type: 'string', minLength: 1, maxLength: 500 },
          category: { enum: GRAPHCAP_CATEGORIES },
          confidence: { type: 'number', exclusiveMinimum: 0, maximum: 1 },
        },
      },
    },
    short_caption: { type: 'string', minLength: 1, maxLength: 100 },
    verification: { type: 'string', maxLength: 10_000 },
    dense_caption: { type: 'string', minLength: 1, maxLength: MAX_CAPTION },
  },
};

const SENTENCES = {
  type: 'array',
  maxItems: 1_000,
  items: { type: 'string', minLength: 1, maxLength: 2_000 },
};

/** What graphcap's art critic writes about a picture: what can be seen, before what it means. */
export const ARTCRITIC_SCHEMA: JsonSchema = {
  $schema: DIALECT,
  title: 'artcritic',
  type: 'object',
  required: ['visual_elements', 'technical_elements', 'style_elements', 'formal_tags', 'formal_analysis'],
  properties: {
    config_name: { type: 'string', maxLength: 200 },
    version: { type: 'string', maxLength: 50 },
    model: { type: 'string', maxLength: 200 },
    provider: { type: 'string', maxLength: 200 },
    visual_elements: { description: 'Colours, shapes, lines, space', ...SENTENCES },
    technical_elements: { description: 'Light, perspective, composition, execution', ...SENTENCES },
    style_elements: { description: 'What of a style can be seen', ...SENTENCES },
    formal_tags: SENTENCES,
    formal_analysis: { type: 'string', minLength: 1, maxLength: MAX_CAPTION },
  },
};

export const CAPTION_SCHEMA: JsonSchema = {
  $schema: DIALECT,
  title: 'caption',
  type: 'object',
  required: ['caption'],
  additionalProperties: false,
  properties: {
    caption: { type: 'string', minLength: 1, maxLength: MAX_CAPTION },
    language: {
      description: 'BCP 47, such as en or pt-BR',
      type: 'string',
      maxLength: 35,
      pattern: '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$',
    },
  },
};

const TAG = { type: 'string', minLength: 1, maxLength: 500 };

export const TAGS_SCHEMA: JsonSchema = {
  $schema: DIALECT,
  title: 'tags',
  type: 'object',
  required: ['tags'],
  additionalProperties: false,
  properties: {
    tags: {
      type: 'array',
      maxItems: 1_000,
      uniqueItems: true,
      items: {
        anyOf: [
          { title: 'Tag', ...TAG },
          {
            title: 'Tag with what is known of it',
            type: 'object',
            required: ['tag'],
            additionalProperties: false,
            properties: {
              tag: TAG,
              category: { type: 'string', minLength: 1, maxLength: 200 },
              confidence: { type: 'number', minimum: 0, maximum: 1 },
            },
          },
        ],
      },
    },
  },
};
