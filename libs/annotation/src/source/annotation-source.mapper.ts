import type { AnnotationSourceSchema } from '@odr/entities';
import type { Page } from '@odr/kernel';

import { patchBetween } from '../history/json-patch.js';
import { mayBreak, type SchemaChange } from '../schema/comparison/compare-schemas.js';
import type { CountedSource } from './annotation-source.service.js';
import type { AnnotationSourcePageResponse, AnnotationSourceResponse } from './dto/annotation-source.response.dto.js';
import type { SchemaChangeResponse, SchemaComparisonResponse } from './dto/schema-comparison.response.dto.js';
import type { AnnotationSchemaVersionResponse } from './dto/source-schema.response.dto.js';

export const toSourceResponse = (source: CountedSource): AnnotationSourceResponse => ({
  id: source.id,
  name: source.name,
  ecosystem: source.ecosystem,
  type: source.type,
  annotationSchema: source.annotationSchema,
  schemaVersion: source.schemaVersion,
  license: source.license,
  licenseUrl: source.licenseUrl,
  licenseVerdict: source.licenseVerdict,
  userId: source.userId,
  annotationCount: source.annotationCount,
  version: source.version,
  createdAt: source.createdAt.toISOString(),
  updatedAt: source.updatedAt.toISOString(),
});

export const toSourcePage = (page: Page<CountedSource>): AnnotationSourcePageResponse => ({
  ...page,
  items: page.items.map(toSourceResponse),
});

export const toSchemaVersionResponse = (schema: AnnotationSourceSchema): AnnotationSchemaVersionResponse => ({
  version: schema.version,
  annotationSchema: schema.annotationSchema,
  userId: schema.userId,
  note: schema.note,
  createdAt: schema.createdAt.toISOString(),
});

const MAX_CHANGES = 500;

/** Those that may break something first, then in the order of the schema. */
export const toChangeResponses = (changes: readonly SchemaChange[]): SchemaChangeResponse[] =>
  [...changes.filter((change) => change.mayBreak), ...changes.filter((change) => !change.mayBreak)].slice(
    0,
    MAX_CHANGES,
  );

export const toComparisonResponse = (
  from: AnnotationSourceSchema,
  to: AnnotationSourceSchema,
  changes: readonly SchemaChange[],
): SchemaComparisonResponse => ({
  from: toSchemaVersionResponse(from),
  to: toSchemaVersionResponse(to),
  changes: toChangeResponses(changes),
  mayBreak: mayBreak(changes),
  patch: patchBetween(from.annotationSchema, to.annotationSchema),
});
