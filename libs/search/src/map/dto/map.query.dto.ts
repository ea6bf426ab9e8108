import { IntersectionType } from '@nestjs/swagger';
import { ContentFilterQuery } from '@odr/content';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayNotEmpty,
  IsArray,
  IsIn,
  IsInt,
  IsNumber,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Max,
  Min,
} from 'class-validator';
import { MAP_COLOURS, type MapColour } from '../map.statements.js';
import { DEEPEST_ZOOM } from '../tile.policy.js';

const LARGEST_INTEGER = 2_147_483_647;

/** Which map is meant; without either, that of the default engine. */
export class MapQuery {
  /** Name or id of the engine whose map it is. */
  @IsOptional()
  @IsString()
  @Length(1, 200)
  readonly engine?: string;

  /** A version that still serves: places of different versions have nothing to do with each other. @example 3 */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(LARGEST_INTEGER)
  readonly version?: number;
}

export class ColouredMapQuery extends IntersectionType(MapQuery, ContentFilterQuery) {
  /** What values are told of points and cells. `cluster` is the part of the map they lie in. */
  @IsOptional()
  @IsIn(MAP_COLOURS)
  readonly colour?: MapColour;
}

/** Place of a tile: at zoom z there are 2^z × 2^z of them. */
export class MapTileParams {
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(DEEPEST_ZOOM)
  readonly zoom!: number;

  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(2 ** DEEPEST_ZOOM - 1)
  readonly x!: number;

  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(2 ** DEEPEST_ZOOM - 1)
  readonly y!: number;
}

export class SelectOnMapRequest extends IntersectionType(MapQuery, ContentFilterQuery) {
  /** The line around what is meant: x and y of its corners in turn, 0 to 1 over the whole map. @example [0.1, 0.1, 0.4, 0.1, 0.2, 0.5] */
  @IsArray()
  @ArrayMinSize(6)
  @ArrayMaxSize(4_000)
  @IsNumber({ allowNaN: false, allowInfinity: false }, { each: true })
  @Min(-1, { each: true })
  @Max(2, { each: true })
  readonly polygon!: number[];
}

export class LocateOnMapRequest extends MapQuery {
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(1_000)
  @IsUUID(undefined, { each: true })
  readonly contentIds!: string[];
}

export class DrawMapRequest {
  /** Name or id of an engine of contents; without it the default one. */
  @IsOptional()
  @IsString()
  @Length(1, 200)
  readonly engine?: string;
}
