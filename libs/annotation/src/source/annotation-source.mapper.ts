import type { AnnotationSource } from '@odr/entities';
import type { Page } from '@odr/kernel';

import type { AnnotationSourcePageResponse, AnnotationSourceResponse } from './dto/annotation-source.response.dto.js';

export const toSourceResponse = (source: AnnotationSource): AnnotationSourceResponse => ({
  id: source.id,
  name: source.name,
  ecosystem: source.ecosystem,
  type: source.type,
  annotationSchema: source.annotationSchema,
  license: source.license,
  licenseUrl: source.licenseUrl,
  licenseVerdict: source.licenseVerdict,
  userId: source.userId,
  createdAt: source.createdAt.toISOString(),
  updatedAt: source.updatedAt.toISOString(),
});

export const toSourcePage = (page: Page<AnnotationSource>): AnnotationSourcePageResponse => ({
  ...page,
  items: page.items.map(toSourceResponse),
});
