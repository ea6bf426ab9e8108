import { TeamRole } from '@odr/contracts';
import { ApiProperty } from '@nestjs/swagger';

export class TeamResponse {
  readonly id!: string;
  /** @example 'Highland archive' */
  readonly name!: string;
  /** What the caller is in it; null for moderators and administrators who are not in it. */
  @ApiProperty({ enum: Object.values(TeamRole), nullable: true })
  readonly role!: TeamRole | null;
  readonly memberCount!: number;
  readonly createdAt!: Date;
  readonly updatedAt!: Date;
}

export class TeamPageResponse {
  readonly items!: TeamResponse[];
  /** Null on the last page. */
  readonly nextCursor!: string | null;
  readonly total?: number;
}
