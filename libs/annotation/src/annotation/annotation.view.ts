import { AnnotationSourceType } from '@odr/contracts';
import type { AnnotationId, AnnotationSourceId, ContentId, UserId } from '@odr/kernel';

import { correctedRating, overallRating } from '../rating/rating.columns.js';
import type { KnownSize } from '../shape/shape.policy.js';

/** An annotation as it is read: its current value and where it comes from. */
export interface AnnotationView {
  readonly id: AnnotationId;
  readonly contentId: ContentId;
  readonly sources: readonly { readonly id: AnnotationSourceId; readonly name: string }[];
  readonly annotation: unknown;
  readonly version: number;
  readonly manuallyAdjusted: boolean;
  readonly overallRating: number | null;
  readonly correctedRating: number | null;
  readonly userId: UserId;
  /** Null for whoever shares no team with that person. */
  readonly userName: string | null;
  /** Whether one of its sources tells of places in the picture. */
  readonly isSpatial: boolean;
  readonly picture: KnownSize;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** The columns of `AnnotationView` that everybody may see, from `annotation AS a`. */
export const ANNOTATION_COLUMNS = `a.id AS "id", a.content_id AS "contentId", a.annotation AS "annotation", a.version AS "version",
  a.manually_adjusted AS "manuallyAdjusted", ${overallRating('a.id')} AS "overallRating", ${correctedRating('a.id')} AS "correctedRating",
  a.user_id AS "userId", a.created_at AS "createdAt", a.updated_at AS "updatedAt",
  (SELECT coalesce(json_agg(json_build_object('id', s.id, 'name', s.name) ORDER BY s.name, s.id), '[]')
     FROM annotation_source_link AS l JOIN annotation_source AS s ON s.id = l.source_id
    WHERE l.annotation_id = a.id) AS "sources",
  EXISTS (SELECT FROM annotation_source_link AS l JOIN annotation_source AS s ON s.id = l.source_id
           WHERE l.annotation_id = a.id AND s.type = '${AnnotationSourceType.SpatialAnalysis}') AS "isSpatial",
  (SELECT json_build_object('width', shown.width, 'height', shown.height) FROM content AS shown WHERE shown.id = a.content_id) AS "picture"`;
