import { PERMISSIONS, type Permission } from '@odr/contracts';
import { DisplayName } from '@odr/platform';
import { ApiProperty } from '@nestjs/swagger';
import { ArrayNotEmpty, ArrayUnique, IsArray, IsIn, IsRFC3339, ValidateIf } from 'class-validator';

export class CreateApiKeyRequest {
  /** What it is for, to recognise it by. @example 'nightly caption import' */
  @DisplayName()
  readonly name!: string;

  /** What it may do, of what you may do. Without `content.read` it sees what everyone sees. */
  @ApiProperty({ enum: PERMISSIONS, isArray: true })
  @IsArray()
  @ArrayNotEmpty()
  @ArrayUnique()
  @IsIn(PERMISSIONS, { each: true })
  readonly scopes!: Permission[];

  /** When it ends: within 366 days, after 90 days when left out. @example '2027-01-31T00:00:00Z' */
  @ValidateIf((_object, value) => value !== undefined)
  @IsRFC3339()
  readonly expiresAt?: string;
}
