import { SERVICE_ROLES, type ServiceRole } from '@odr/contracts';
import { DisplayName } from '@odr/platform';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsObject, IsUUID, ValidateNested } from 'class-validator';

/** Who answers for it. */
export class ServiceOwnerRequest {
  @ApiProperty({ enum: ['user', 'team'] })
  @IsIn(['user', 'team'])
  readonly type!: 'user' | 'team';

  @IsUUID()
  readonly id!: string;
}

export class CreateServiceAccountRequest {
  /** What it is, to recognise it by. @example 'Nightly caption import' */
  @DisplayName()
  readonly name!: string;

  @ApiProperty({ enum: SERVICE_ROLES })
  @IsIn(SERVICE_ROLES)
  readonly role!: ServiceRole;

  @IsObject()
  @ValidateNested()
  @Type(() => ServiceOwnerRequest)
  readonly owner!: ServiceOwnerRequest;
}
