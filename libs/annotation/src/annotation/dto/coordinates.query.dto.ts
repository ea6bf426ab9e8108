import { PageQuery } from '@odr/platform';
import { IsIn, IsOptional } from 'class-validator';

import { COORDINATES, type Coordinates } from '../../shape/coordinates.js';

const ANNOTATION_ORDERS = ['oldest', 'best'] as const;
export type AnnotationOrder = (typeof ANNOTATION_ORDERS)[number];

export class CoordinatesQuery {
  /** How places in the picture are told: in pixels of the picture as it is shown, or as fractions of its width and height. */
  @IsOptional()
  @IsIn(COORDINATES)
  readonly coordinates?: Coordinates;
}

export class ListAnnotationsQuery extends PageQuery {
  /** `oldest` first, or `best` first: by corrected rating, those without ratings last. */
  @IsOptional()
  @IsIn(ANNOTATION_ORDERS)
  readonly sort?: AnnotationOrder;

  /** How places in the picture are told: in pixels of the picture as it is shown, or as fractions of its width and height. */
  @IsOptional()
  @IsIn(COORDINATES)
  readonly coordinates?: Coordinates;
}
