import { ApiProperty } from '@nestjs/swagger';

/** What a team holds. */
export class TeamContentResponse {
  readonly total!: number;
  /** How many items in each status; statuses without any are missing. @example { "pending": 3, "available": 9 } */
  @ApiProperty({ type: 'object', additionalProperties: { type: 'integer' } })
  readonly byStatus!: Readonly<Record<string, number>>;
}

/** One way to go, and what it does. */
export class ContentChoiceResponse {
  /** `uploaders`, or the id of a team. */
  readonly contentTo!: string;
  /** Null for `uploaders`. */
  readonly teamName!: string | null;
  /** How many items go to that team: those whose contributors contribute to it too. What is quarantined never does. */
  readonly toTeam!: number;
  /** How many go back to whoever contributed them. */
  readonly toContributors!: number;
}

export class TeamDeletionResponse {
  readonly members!: number;
  /** Open ones, which end. */
  readonly invitations!: number;
  readonly content!: TeamContentResponse;
  /** Empty when there is no content to ask about. */
  @ApiProperty({ type: [ContentChoiceResponse] })
  readonly choices!: ContentChoiceResponse[];
}
