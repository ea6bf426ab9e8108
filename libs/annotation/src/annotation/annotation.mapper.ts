import type { Principal } from '@odr/access';

import { type Coordinates, toNormalised } from '../shape/coordinates.js';
import { mayRestore } from './annotation.policy.js';
import type { DeletedAnnotationView } from './annotation.reader.js';
import type { AnnotationView } from './annotation.view.js';
import type { AnnotationResponse, DeletedAnnotationResponse } from './dto/annotation.response.dto.js';

export const toAnnotationResponse = (
  view: AnnotationView,
  coordinates: Coordinates = 'pixels',
): AnnotationResponse => ({
  id: view.id,
  contentId: view.contentId,
  sourceIds: view.sources.map(({ id }) => id),
  sources: [...view.sources],
  annotation: told(view, coordinates),
  version: view.version,
  manuallyAdjusted: view.manuallyAdjusted,
  overallRating: view.overallRating,
  correctedRating: view.correctedRating,
  userId: view.userId,
  userName: view.userName,
  createdAt: view.createdAt.toISOString(),
  updatedAt: view.updatedAt.toISOString(),
});

/** The value in the coordinates that were asked for. */
const told = ({ annotation, isSpatial, picture }: AnnotationView, coordinates: Coordinates): unknown =>
  isSpatial && coordinates === 'normalised' ? toNormalised(annotation, picture) : annotation;

export const toDeletedResponse = (view: DeletedAnnotationView, actor: Principal): DeletedAnnotationResponse => ({
  ...toAnnotationResponse(view),
  contentName: view.contentName,
  deletedAt: view.deletedAt.toISOString(),
  isRestorable: mayRestore(actor, view),
});
