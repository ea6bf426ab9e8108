import { ApiProperty } from '@nestjs/swagger';
import { ContributionState } from '@odr/contracts';
import { ContentResponse } from '../../dto/content.response.dto.js';
import { UploadRefusalResponse } from '../../dto/content-parts.response.dto.js';

/** An item, or an upload that was turned away at the door; exactly one of `content` and `refusal` is there. */
export class ContributionResponse {
  readonly id!: string;
  @ApiProperty({ enum: Object.values(ContributionState) })
  readonly state!: ContributionState;
  readonly content!: ContentResponse | null;
  readonly refusal!: UploadRefusalResponse | null;
  readonly at!: string;
}

export class ContributionPageResponse {
  @ApiProperty({ type: [ContributionResponse] })
  readonly items!: ContributionResponse[];
  /** Null on the last page. */
  readonly nextCursor!: string | null;
}

/** How many contributions stand where. */
export class ContributionCountsResponse {
  /** Being hashed, cleaned and looked at by programs. */
  readonly in_progress!: number;
  readonly needs_you!: number;
  readonly waiting!: number;
  readonly published!: number;
  /** By moderators, or at the door. */
  readonly turned_away!: number;
  readonly deleted!: number;
}
