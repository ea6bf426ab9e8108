import type { AnnotationVersionView } from './annotation.reader.js';
import type { AnnotationView } from './annotation.view.js';
import type { AnnotationResponse, AnnotationVersionResponse } from './dto/annotation.response.dto.js';

export const toAnnotationResponse = (view: AnnotationView): AnnotationResponse => ({
  id: view.id,
  contentId: view.contentId,
  sourceIds: view.sources.map(({ id }) => id),
  sources: [...view.sources],
  annotation: view.annotation,
  version: view.version,
  manuallyAdjusted: view.manuallyAdjusted,
  overallRating: null,
  correctedRating: null,
  userId: view.userId,
  createdAt: view.createdAt.toISOString(),
  updatedAt: view.updatedAt.toISOString(),
});

export const toVersionResponse = (view: AnnotationVersionView): AnnotationVersionResponse => ({
  version: view.version,
  annotation: view.annotation,
  userId: view.userId,
  createdAt: view.createdAt.toISOString(),
});
