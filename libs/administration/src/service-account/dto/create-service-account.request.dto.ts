import { Role } from '@odr/contracts';
import { ApiProperty } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { IsDefined, IsIn, IsString, IsUUID, Length, Matches, ValidateNested } from 'class-validator';

/** Administrators sign in; pipelines never become one. */
export const SERVICE_ROLES = [Role.Contributor, Role.Moderator] as const;

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
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value))
  @IsString()
  @Length(1, 100)
  @Matches(/^[^\p{Cc}]*$/u, { message: 'name must not contain control characters' })
  readonly name!: string;

  @ApiProperty({ enum: SERVICE_ROLES })
  @IsIn(SERVICE_ROLES)
  readonly role!: (typeof SERVICE_ROLES)[number];

  @IsDefined()
  @ValidateNested()
  @Type(() => ServiceOwnerRequest)
  readonly owner!: ServiceOwnerRequest;
}
