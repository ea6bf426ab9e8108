import { TeamRole } from '@odr/contracts';
import { ApiProperty } from '@nestjs/swagger';

/** An invitation as its addressee sees it. */
export class MyInvitationResponse {
  readonly id!: string;
  readonly teamId!: string;
  readonly teamName!: string;
  /** What they become in the team. */
  @ApiProperty({ enum: Object.values(TeamRole) })
  readonly role!: TeamRole;
  /** Name of the person who asked. */
  readonly invitedBy!: string;
  /** The address that was asked, which is theirs. */
  readonly email!: string;
  readonly createdAt!: Date;
  readonly expiresAt!: Date;
}

export class MyInvitationsResponse {
  @ApiProperty({ type: [MyInvitationResponse] })
  readonly items!: MyInvitationResponse[];
}
