import { ApiProperty } from '@nestjs/swagger';
import { CLEANED_OUTCOMES, type CleanedOutcome } from '@odr/contracts';

/** What became of one annotation. */
export class CleanedItemResponse {
  readonly annotationId!: string;
  readonly contentId!: string;
  readonly contentName!: string;
  /** The version that cleaning made; null where it made none. */
  readonly version!: number | null;
  @ApiProperty({ enum: CLEANED_OUTCOMES })
  readonly outcome!: CleanedOutcome;
  /** Why it was refused. */
  readonly code!: string | null;
}

export class CleanedItemPageResponse {
  @ApiProperty({ type: [CleanedItemResponse] })
  readonly items!: readonly CleanedItemResponse[];
  readonly nextCursor!: string | null;
}
