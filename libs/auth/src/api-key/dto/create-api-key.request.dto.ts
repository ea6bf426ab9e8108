import { PERMISSIONS, type Permission } from '@odr/contracts';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import {
  ArrayNotEmpty,
  ArrayUnique,
  IsArray,
  IsIn,
  IsRFC3339,
  IsString,
  Length,
  Matches,
  ValidateIf,
} from 'class-validator';

export class CreateApiKeyRequest {
  /** What it is for, to recognise it by. @example 'nightly caption import' */
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value))
  @IsString()
  @Length(1, 100)
  @Matches(/^[^\p{Cc}]*$/u, { message: 'name must not contain control characters' })
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
