import { TeamRole } from '@odr/contracts';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsEmail, IsIn, MaxLength } from 'class-validator';

export class InviteRequest {
  /** Whom to ask; they need not have an account yet. @example 'grace@example.org' */
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value))
  @IsEmail()
  @MaxLength(254)
  readonly email!: string;

  /** What they become in the team. Only owners ask for owners. */
  @ApiProperty({ enum: Object.values(TeamRole), default: TeamRole.Contributor, required: false })
  @IsIn(Object.values(TeamRole))
  readonly role: TeamRole = TeamRole.Contributor;
}
