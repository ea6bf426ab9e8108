import { PageQuery } from '@odr/platform';
import { IsIn, IsOptional } from 'class-validator';

import { COORDINATES, type Coordinates } from '../../shape/coordinates.js';

export class CoordinatesQuery {
  /** How places in the picture are told: in pixels of the picture as it is shown, or as fractions of its width and height. */
  @IsOptional()
  @IsIn(COORDINATES)
  readonly coordinates?: Coordinates;
}

export class ListAnnotationsQuery extends PageQuery {
  /** How places in the picture are told: in pixels of the picture as it is shown, or as fractions of its width and height. */
  @IsOptional()
  @IsIn(COORDINATES)
  readonly coordinates?: Coordinates;
}
