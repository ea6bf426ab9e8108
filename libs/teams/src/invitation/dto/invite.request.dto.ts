import { EmailAddress } from '@odr/auth';
import { TeamRole } from '@odr/contracts';
import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';

export class InviteRequest {
  /** Whom to ask; they need not have an account yet. @example 'grace@example.org' */
  @EmailAddress()
  readonly email!: string;

  /** What they become in the team. Only owners ask for owners. */
  @ApiProperty({ enum: Object.values(TeamRole), default: TeamRole.Contributor, required: false })
  @IsIn(Object.values(TeamRole))
  readonly role: TeamRole = TeamRole.Contributor;
}
