import { SERVICE_ROLES, type ServiceRole } from '@odr/contracts';
import { DisplayName } from '@odr/platform';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsObject, ValidateIf, ValidateNested } from 'class-validator';
import { ServiceOwnerRequest } from './create-service-account.request.dto.js';

const isGiven = (_object: object, value: unknown): boolean => value !== undefined;

/** What is left out stays as it is. */
export class ChangeServiceAccountRequest {
  /** @example 'Nightly caption import' */
  @ValidateIf(isGiven)
  @DisplayName()
  readonly name?: string;

  @ApiProperty({ enum: SERVICE_ROLES, required: false })
  @ValidateIf(isGiven)
  @IsIn(SERVICE_ROLES)
  readonly role?: ServiceRole;

  /** False revokes all its keys. */
  @ValidateIf(isGiven)
  @IsBoolean()
  readonly active?: boolean;

  @ValidateIf(isGiven)
  @IsObject()
  @ValidateNested()
  @Type(() => ServiceOwnerRequest)
  readonly owner?: ServiceOwnerRequest;
}
