import { TeamRole } from '@odr/contracts';
import { ApiProperty } from '@nestjs/swagger';
import { UserResponse } from './user.response.dto.js';

/** Somebody, as administrators see them. */
export class PersonResponse extends UserResponse {
  /** Whether signing in takes a code. */
  readonly hasSecondFactor!: boolean;
}

/** A team somebody is in. */
export class PersonTeamResponse {
  readonly id!: string;
  readonly name!: string;
  @ApiProperty({ enum: Object.values(TeamRole) })
  readonly role!: TeamRole;
}

/** All that administrators see of one person. */
export class PersonDetailResponse extends PersonResponse {
  @ApiProperty({ type: [PersonTeamResponse] })
  readonly teams!: PersonTeamResponse[];
  /** As the audit log has it; null when they never did. */
  readonly lastSignInAt!: Date | null;
  /** On how many devices they are signed in. */
  readonly sessionCount!: number;
  /** How many of their API keys can be used. */
  readonly apiKeyCount!: number;
  /** How many accounts elsewhere they can sign in by. */
  readonly identityCount!: number;
  /** Of what is in force, how much they have accepted. @example ['dco'] */
  readonly agreements!: string[];
}
