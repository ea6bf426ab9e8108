import { ApiProperty } from '@nestjs/swagger';
import { SetVisibility } from '@odr/contracts';
import { ContentResponse } from '../../dto/content.response.dto.js';

export class ContentSetResponse {
  readonly id!: string;
  readonly name!: string;
  readonly description!: string;
  @ApiProperty({ enum: Object.values(SetVisibility) })
  readonly visibility!: SetVisibility;
  readonly userId!: string;
  readonly teamId!: string | null;
  /** Of what the caller may see. */
  readonly itemCount!: number;
  /** The content added last, whose thumbnail can stand for the set; null when there is none to see. */
  readonly coverId!: string | null;
  /** Counts changes; the ETag. */
  readonly version!: number;
  readonly createdAt!: string;
  readonly updatedAt!: string;
}

export class ContentSetPageResponse {
  /** Latest first. */
  @ApiProperty({ type: [ContentSetResponse] })
  readonly items!: ContentSetResponse[];
  /** Null on the last page. */
  readonly nextCursor!: string | null;
}

export class ContentSetItemResponse {
  readonly content!: ContentResponse;
  readonly addedAt!: string;
}

export class ContentSetItemPageResponse {
  /** Added last first. */
  @ApiProperty({ type: [ContentSetItemResponse] })
  readonly items!: ContentSetItemResponse[];
  /** Null on the last page. */
  readonly nextCursor!: string | null;
}

export class ContentSetAdditionResponse {
  readonly added!: number;
  /** They were in it before. */
  readonly present!: number;
  /** Absent, or not the caller's to see. */
  @ApiProperty({ type: [String] })
  readonly missing!: readonly string[];
}

export class ContentSetRemovalResponse {
  /** How many were in it. */
  readonly removed!: number;
}
