import { createHash } from 'node:crypto';
import { GRAPHCAP_CONFIGS } from '@odr/content';
import { AnnotationSourceType } from '@odr/contracts';
import type { AnnotationSourceId } from '@odr/kernel';

import type { JsonSchema } from '../schema/schema-validator.js';
import { CAPTION_SCHEMA, TAGS_SCHEMA } from '../schema/shipped-schemas.js';

/** Words of an import as an annotation, and the source they belong to. */
export interface CaptionWords {
  readonly sourceName: string;
  readonly type: AnnotationSourceType;
  readonly schema: JsonSchema;
  readonly annotation: unknown;
}

/** Names of columns and files that say no more than "caption". */
const PLAIN_CAPTION = /^(?:captions?|text|txt)$/i;
const PLAIN_TAGS = /^tags?$/i;
const ANYTHING: JsonSchema = { $schema: 'https://json-schema.org/draft/2020-12/schema', type: 'object' };
const MAX_NAME = 200;

/**
 * A text is a caption, a list of texts are tags, an object says what it says; what graphcap and its art critic wrote goes to their own sources.
 * @returns undefined for what is neither
 */
export function captionWords(field: string, value: unknown): CaptionWords | undefined {
  const name = field.trim().slice(0, MAX_NAME) || 'caption';
  if (typeof value === 'string' && value.trim() !== '') {
    const sourceName = PLAIN_CAPTION.test(name) ? 'caption' : name;
    const annotation = { caption: value.trim() };
    return { sourceName, type: AnnotationSourceType.ContentDescription, schema: CAPTION_SCHEMA, annotation };
  }
  if (isTexts(value) && value.length > 0) {
    const sourceName = PLAIN_TAGS.test(name) ? 'tags' : name;
    return { sourceName, type: AnnotationSourceType.Tags, schema: TAGS_SCHEMA, annotation: { tags: value } };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const configName = 'config_name' in value ? value.config_name : undefined;
  const sourceName = GRAPHCAP_CONFIGS.find((config) => config === configName) ?? name;
  return { sourceName, type: AnnotationSourceType.Other, schema: ANYTHING, annotation: value };
}

/**
 * The same words of the same source about the same picture have the same id whoever imports them again, the command line
 * included, so that they are not added twice.
 */
export function clientIdOf(sha256: string, sourceId: AnnotationSourceId, annotation: unknown): string {
  const print = createHash('sha256')
    .update(JSON.stringify([sha256, sourceId, annotation]))
    .digest('hex');
  return `import-${print.slice(0, 40)}`;
}

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string');
