import { Role } from '@odr/contracts';
import { ArrayUnique, IsArray, IsIn } from 'class-validator';
import { ApiProperty } from '@nestjs/swagger';

export class ChangeSignInPolicyRequest {
  /** Whoever has one of these roles and no second factor has to set one up before anything else. */
  @ApiProperty({ enum: Object.values(Role), isArray: true })
  @IsArray()
  @ArrayUnique()
  @IsIn(Object.values(Role), { each: true })
  readonly secondFactorRequiredFor!: Role[];
}
