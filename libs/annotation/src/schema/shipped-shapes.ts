import type { JsonSchema } from './schema-validator.js';

/**
 * Shapes on a picture, in pixels of the oriented, published picture: the origin is its top left corner, numbers may be fractions.
 * That a shape lies inside the picture is checked against the picture itself; a schema does not know its size.
 */
const DIALECT = 'https://json-schema.org/draft/2020-12/schema';
/** A crowded aerial picture has a few thousand; more are an accident. */
const MAX_OBJECTS = 10_000;
/** x and y by turns, so half as many corners. */
const MAX_COORDINATES = 20_000;

const COORDINATE = { type: 'number', minimum: 0 };
const EXTENT = { type: 'number', exclusiveMinimum: 0 };

const BBOX = {
  description: 'x and y of the top left corner, width, height',
  type: 'array',
  prefixItems: [
    { title: 'x', ...COORDINATE },
    { title: 'y', ...COORDINATE },
    { title: 'width', ...EXTENT },
    { title: 'height', ...EXTENT },
  ],
  minItems: 4,
  maxItems: 4,
};

const LABEL = { description: 'What is there', type: 'string', minLength: 1, maxLength: 200 };
const SCORE = { description: 'How sure a model is', type: 'number', minimum: 0, maximum: 1 };
const IS_CROWD = { description: '1 where many stand so close that nobody can tell them apart', enum: [0, 1] };
const ATTRIBUTES = { description: 'What else is known of it', type: 'object', maxProperties: 200 };

const objects = (title: string, description: string, place: string, properties: object): JsonSchema => ({
  $schema: DIALECT,
  title,
  description,
  type: 'object',
  required: ['objects'],
  additionalProperties: false,
  properties: {
    objects: {
      type: 'array',
      maxItems: MAX_OBJECTS,
      items: {
        type: 'object',
        required: ['label', place],
        additionalProperties: false,
        properties: { label: LABEL, ...properties, score: SCORE, iscrowd: IS_CROWD, attributes: ATTRIBUTES },
      },
    },
  },
});

export const BOXES_SCHEMA = objects('boxes', 'Things in a picture by the box around them', 'bbox', {
  bbox: BBOX,
});

export const POLYGONS_SCHEMA = objects('polygons', 'Things in a picture by their outline', 'segmentation', {
  segmentation: {
    description: 'One outline for each part that can be seen: x and y of its corners by turns',
    type: 'array',
    minItems: 1,
    maxItems: 1_000,
    items: { type: 'array', minItems: 6, maxItems: MAX_COORDINATES, items: COORDINATE },
  },
  bbox: BBOX,
});

export const POINTS_SCHEMA = objects('points', 'Places in a picture', 'point', {
  point: {
    description: 'x and y',
    type: 'array',
    prefixItems: [
      { title: 'x', ...COORDINATE },
      { title: 'y', ...COORDINATE },
    ],
    minItems: 2,
    maxItems: 2,
  },
  visibility: { description: '0: not in the picture, 1: hidden, 2: to be seen', enum: [0, 1, 2] },
});
