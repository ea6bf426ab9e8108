import { Type } from 'class-transformer';
import { AnnotationCause } from '@odr/contracts';
import { COORDINATES, type Coordinates } from '../../shape/coordinates.js';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsDefined,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Max,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';

export class CreateAnnotationRequest {
  /** Whose schemas it has to satisfy. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(10)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  readonly sourceIds!: string[];

  /** The value: whatever the schemas of the sources allow. @example { "caption": "A highland cow in the rain." } */
  @IsDefined()
  readonly annotation!: unknown;

  /** Your own name for it. A repeat with the same name answers the annotation of the first time. */
  @IsOptional()
  @IsString()
  @Length(1, 200)
  readonly clientId?: string;

  /** How places in the picture are told: in its pixels, or as fractions of its width and height. The answer tells them the same way. */
  @IsOptional()
  @IsIn(COORDINATES)
  readonly coordinates?: Coordinates;
}

/** One step of a JSON Patch (RFC 6902). */
export class PatchStepRequest {
  @IsIn(['add', 'remove', 'replace', 'move', 'copy', 'test'])
  readonly op!: 'add' | 'remove' | 'replace' | 'move' | 'copy' | 'test';

  /** JSON pointer into the value. @example '/objects/0/bbox' */
  @IsString()
  @Length(0, 2_000)
  readonly path!: string;

  /** For `move` and `copy`. */
  @IsOptional()
  @IsString()
  @Length(0, 2_000)
  readonly from?: string;

  /** For `add`, `replace` and `test`. */
  @IsOptional()
  readonly value?: unknown;
}

export class UpdateAnnotationRequest {
  @ValidateIf((_, value) => value !== undefined)
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(10)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  readonly sourceIds?: string[];

  /** The whole new value; the earlier one stays among the versions. */
  @IsOptional()
  readonly annotation?: unknown;

  /**
   * Instead of the whole value: the steps that change the current one, in its pixels. The body may be these steps alone
   * under the media type `application/json-patch+json`.
   */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(10_000)
  @ValidateNested({ each: true })
  @Type(() => PatchStepRequest)
  readonly patch?: PatchStepRequest[];

  /** Of `annotation`. */
  @IsOptional()
  @IsIn(COORDINATES)
  readonly coordinates?: Coordinates;

  /** Say `merged` when two edits of one version were brought together after a 412. */
  @IsOptional()
  @IsIn([AnnotationCause.Edited, AnnotationCause.Merged])
  readonly cause?: 'edited' | 'merged';
}

export class RevertAnnotationRequest {
  /** Whose value is to be in force again. */
  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  readonly version!: number;
}
