import { IsString, Length, ValidateIf } from 'class-validator';
import { ContentDescriptionRequest } from './content-description.dto.js';

/** Fields that are absent stay, `null` clears, lists replace the list. */
export class UpdateContentRequest extends ContentDescriptionRequest {
  /** A title; it cannot be cleared. @example 'Highland cow in the rain' */
  @ValidateIf((_request, name) => name !== undefined)
  @IsString()
  @Length(1, 500)
  override readonly name?: string;
}
