import { ArrayMaxSize, IsArray, IsOptional, IsString, Length, ValidateIf } from 'class-validator';
import { ContentDescriptionRequest } from './content-description.dto.js';

/** Fields that are absent stay, `null` clears, lists replace the list. */
export class UpdateContentRequest extends ContentDescriptionRequest {
  /** A title; it cannot be cleared. @example 'Highland cow in the rain' */
  @ValidateIf((_request, name) => name !== undefined)
  @IsString()
  @Length(1, 500)
  override readonly name?: string;

  /** What was done to the work before it came here, the earliest first; becomes `declarations.changes`. @example ['cropped'] */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @Length(1, 500, { each: true })
  readonly earlierChanges?: string[] | null;
}
