import { TeamRole } from '@odr/contracts';
import type { UserId } from '@odr/kernel';
import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsString, IsUUID, MaxLength, ValidateIf } from 'class-validator';

export class AddMemberRequest {
  /** Either this or `email`. */
  @ApiProperty({ type: String, format: 'uuid', required: false })
  @ValidateIf(({ userId, email }: AddMemberRequest) => userId !== undefined || email === undefined)
  @IsUUID()
  readonly userId?: UserId;

  /** Of someone who has an account. @example 'grace@example.org' */
  @ValidateIf((_object, email) => email !== undefined)
  @IsString()
  @MaxLength(254)
  readonly email?: string;

  @ApiProperty({ enum: Object.values(TeamRole) })
  @IsIn(Object.values(TeamRole))
  readonly role: TeamRole = TeamRole.Contributor;
}
