import { ApiProperty } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { IsBoolean, IsDefined, IsIn, IsString, Length, Matches, ValidateIf, ValidateNested } from 'class-validator';
import { SERVICE_ROLES, ServiceOwnerRequest } from './create-service-account.request.dto.js';

const isGiven = (_object: object, value: unknown): boolean => value !== undefined;

/** What is left out stays as it is. */
export class ChangeServiceAccountRequest {
  /** @example 'Nightly caption import' */
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value))
  @ValidateIf(isGiven)
  @IsString()
  @Length(1, 100)
  @Matches(/^[^\p{Cc}]*$/u, { message: 'name must not contain control characters' })
  readonly name?: string;

  @ApiProperty({ enum: SERVICE_ROLES, required: false })
  @ValidateIf(isGiven)
  @IsIn(SERVICE_ROLES)
  readonly role?: (typeof SERVICE_ROLES)[number];

  /** False revokes all its keys. */
  @ValidateIf(isGiven)
  @IsBoolean()
  readonly active?: boolean;

  @ValidateIf(isGiven)
  @IsDefined()
  @ValidateNested()
  @Type(() => ServiceOwnerRequest)
  readonly owner?: ServiceOwnerRequest;
}
