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

export const CAPTION_SCHEMA: JsonSchema = {
  $schema: DIALECT,
  title: 'caption',
  type: 'object',
  required: ['caption'],
  additionalProperties: false,
  properties: {
    caption: { type: 'string', minLength: 1, maxLength: MAX_CAPTION },
    language: { type: 'string', pattern: '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$', description: 'BCP 47' },
  },
};

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
      items: { type: 'string', minLength: 1, maxLength: 500 },
    },
  },
};
