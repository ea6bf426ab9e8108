import type { AnnotationSourceSchema } from '@odr/entities';
import type { Page } from '@odr/kernel';

import type { CountedSource } from './annotation-source.service.js';
import type { AnnotationSourcePageResponse, AnnotationSourceResponse } from './dto/annotation-source.response.dto.js';
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
