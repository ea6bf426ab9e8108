import { ApiProperty } from '@nestjs/swagger';

export class ContributionDayResponse {
  /** In UTC. @example '2026-11-22' */
  readonly day!: string;
  readonly count!: number;
}

export class ContributorResponse {
  readonly userId!: string;
  readonly name!: string;
  /** False for those who have left. */
  readonly isMember!: boolean;
  readonly count!: number;
}

/** What came into a team, of what is still there. */
export class TeamContributionsResponse {
  /** The last 90 days, oldest first, days without any included. */
  @ApiProperty({ type: [ContributionDayResponse] })
  readonly days!: ContributionDayResponse[];
  /** Over all time, the most first; 50 at most. */
  @ApiProperty({ type: [ContributorResponse] })
  readonly contributors!: ContributorResponse[];
}
