import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsUUID,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';

import { BulkAnnotationsQuery } from '../../bulk/dto/bulk-annotations.query.dto.js';
import { CLEANING_MODES, type CleaningMode } from '../prefix-recipe.js';

/** Which captions, and how. */
export class CleanCaptionsQuery extends BulkAnnotationsQuery {
  /** `parity` replaces anywhere in the text, as the original did; `fixed` only what the text begins with. */
  @IsIn(CLEANING_MODES)
  readonly mode!: CleaningMode;

  /** How many annotations may change in one go. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(500)
  readonly limit: number = 100;
}

export class CleanedVersionRequest {
  @IsUUID()
  readonly id!: string;

  /** The version that cleaning made. */
  @IsInt()
  @Min(2)
  readonly version!: number;
}

export class UndoCleaningRequest {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => CleanedVersionRequest)
  readonly items!: CleanedVersionRequest[];
}
