import type { TeamId } from '@odr/kernel';
import { ApiProperty } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';

/** Everything goes back to whoever contributed it. */
export const TO_CONTRIBUTORS = 'uploaders';
export type ContentDestination = typeof TO_CONTRIBUTORS | TeamId;

export class DeleteTeamQuery {
  /**
   * Where the content of the team goes: `uploaders` gives every item back to whoever contributed it; the id of a team that
   * you contribute to takes those items whose contributors contribute to that team too, and gives the rest back.
   * Needed when the team holds content.
   */
  @ApiProperty({ type: String, required: false, example: 'uploaders' })
  @IsOptional()
  @Matches(/^(uploaders|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/, {
    message: 'contentTo must be "uploaders" or the id of a team',
  })
  readonly contentTo?: ContentDestination;
}
