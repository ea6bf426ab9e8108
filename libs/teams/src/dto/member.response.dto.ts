import { TeamRole } from '@odr/contracts';
import { ApiProperty } from '@nestjs/swagger';

export class MemberResponse {
  readonly userId!: string;
  /** @example 'Grace Hopper' */
  readonly name!: string;
  /** Null unless the caller looks after the team. */
  readonly email!: string | null;
  @ApiProperty({ enum: Object.values(TeamRole) })
  readonly role!: TeamRole;
  readonly createdAt!: Date;
}

export class MemberPageResponse {
  readonly items!: MemberResponse[];
  /** Null on the last page. */
  readonly nextCursor!: string | null;
  readonly total?: number;
}
