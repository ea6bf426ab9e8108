import { ApiProperty } from '@nestjs/swagger';

export class TeamPeopleResponse {
  readonly members!: number;
  /** How many in each role. @example { "owner": 1, "contributor": 4 } */
  @ApiProperty({ type: 'object', additionalProperties: { type: 'integer' } })
  readonly byRole!: Readonly<Record<string, number>>;
  /** How many people are asked and have not answered; null for those who do not look after the team. */
  readonly openInvitations!: number | null;
}
