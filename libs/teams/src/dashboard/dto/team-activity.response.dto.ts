import { ApiProperty } from '@nestjs/swagger';

/** One thing that somebody did in a team, or to its content. */
export class TeamActivityItemResponse {
  readonly id!: string;
  readonly at!: Date;
  /** @example 'team.member_added' */
  readonly act!: string;
  /** Null for the system, and for people who are not in the team: moderators, for one, are not named. */
  readonly actorId!: string | null;
  readonly actorName!: string | null;
  /** Whether nobody did it: the system acted by itself. */
  readonly bySystem!: boolean;
  /** The item or the person it was about. */
  readonly subjectId!: string | null;
  /** Null when that has gone since, or has left the team. */
  readonly subjectName!: string | null;
  /** Codes only: roles, statuses, names of fields. @example { "from": "viewer", "to": "admin" } */
  @ApiProperty({ type: 'object', additionalProperties: true })
  readonly details!: Readonly<Record<string, unknown>>;
}

export class TeamActivityResponse {
  /** Latest first. */
  @ApiProperty({ type: [TeamActivityItemResponse] })
  readonly items!: TeamActivityItemResponse[];
}
