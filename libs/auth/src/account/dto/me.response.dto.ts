import { PERMISSIONS, TeamRole, type Permission } from '@odr/contracts';
import { ApiProperty } from '@nestjs/swagger';
import { SecondFactorResponse } from '../../second-factor/dto/totp.response.dto.js';
import { UserResponse } from '../../user/dto/user.response.dto.js';

/** What one is in one team. */
export class OwnTeamResponse {
  readonly teamId!: string;
  @ApiProperty({ enum: Object.values(TeamRole) })
  readonly role!: TeamRole;
}

export class MeResponse extends UserResponse {
  /** Where the account moves once the link in the letter to that address is used; null when nothing is asked. @example 'ada@example.com' */
  readonly pendingEmail!: string | null;
  /** What the role allows. */
  @ApiProperty({ enum: PERMISSIONS, isArray: true })
  readonly permissions!: Permission[];
  readonly teams!: OwnTeamResponse[];
  readonly secondFactor!: SecondFactorResponse;
  /** Whether one can sign in by password; those who came through a provider have none until they set one. */
  readonly hasPassword!: boolean;
  /** Whether the Developer Certificate of Origin in force is accepted; uploads need that. */
  readonly dcoAccepted!: boolean;
}
