import { ApiProperty } from '@nestjs/swagger';

/** A label that moderators give, and how often of late. */
export class UsedLabelResponse {
  /** @example 'needs_crop' */
  readonly label!: string;
  readonly count!: number;
}

export class UsedLabelsResponse {
  @ApiProperty({ type: [UsedLabelResponse] })
  readonly items!: readonly UsedLabelResponse[];
}
