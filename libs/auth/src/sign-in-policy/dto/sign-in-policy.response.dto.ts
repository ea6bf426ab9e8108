import { Role } from '@odr/contracts';
import { ApiProperty } from '@nestjs/swagger';

export class SignInPolicyResponse {
  @ApiProperty({ enum: Object.values(Role), isArray: true })
  readonly secondFactorRequiredFor!: Role[];
  /** How many people have such a role, and how many of them have set up a second factor. */
  @ApiProperty({ type: () => [RoleEnrolmentResponse] })
  readonly enrolment!: RoleEnrolmentResponse[];
  /** Counts the changes of the policy; send it as `If-Match`. No tag of this answer, which counts people too. */
  readonly version!: number;
  readonly updatedAt!: Date;
}

/** How far one role has come. */
export class RoleEnrolmentResponse {
  @ApiProperty({ enum: Object.values(Role) })
  readonly role!: Role;
  /** Active people with this role. */
  readonly people!: number;
  /** How many of them have a second factor. */
  readonly enrolled!: number;
}
