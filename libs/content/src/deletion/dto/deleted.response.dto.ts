import { ApiProperty } from '@nestjs/swagger';
import { ContentResponse } from '../../dto/content.response.dto.js';

/** An item that was deleted. */
export class DeletedContentResponse {
  /** As it was; it comes back like this. */
  readonly content!: ContentResponse;
  readonly deletedAt!: string;
  /** Until then it can be restored, unless something is in the way. */
  readonly restorableUntil!: string;
  /** Why it cannot be restored by the caller; null when it can. */
  @ApiProperty({ enum: ['not_yours', 'deleted_by_office', 'expired', 'uploaded_again'], nullable: true, type: String })
  readonly obstacle!: string | null;
}

export class DeletedContentPageResponse {
  @ApiProperty({ type: [DeletedContentResponse] })
  readonly items!: DeletedContentResponse[];
  /** Null on the last page. */
  readonly nextCursor!: string | null;
}
