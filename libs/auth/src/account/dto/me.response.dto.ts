import { PERMISSIONS, Role, TeamRole, type Permission } from '@odr/contracts';
import { ApiProperty } from '@nestjs/swagger';

/** What one is in one team. */
export class OwnTeamResponse {
  readonly teamId!: string;
  @ApiProperty({ enum: Object.values(TeamRole) })
  readonly role!: TeamRole;
}

export class MeResponse {
  readonly id!: string;
  /** @example 'ada@example.org' */
  readonly email!: string;
  /** @example 'Ada Lovelace' */
  readonly name!: string;
  @ApiProperty({ enum: Object.values(Role) })
  readonly role!: Role;
  readonly isActive!: boolean;
  readonly createdAt!: Date;
  readonly updatedAt!: Date;
  /** What the role allows. */
  @ApiProperty({ enum: PERMISSIONS, isArray: true })
  readonly permissions!: Permission[];
  readonly teams!: OwnTeamResponse[];
  /** Whether the Developer Certificate of Origin in force is accepted; uploads need that. */
  readonly dcoAccepted!: boolean;
}
