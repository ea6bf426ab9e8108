import { ApiProperty, OmitType } from '@nestjs/swagger';
import { AuthorResponse, SourceResponse } from '../../dto/content-parts.response.dto.js';

const OUTCOMES = ['changed', 'unchanged', 'refused'];

/** A credit, as an edit sets it. */
export class BulkAuthorResponse extends OmitType(AuthorResponse, ['id'] as const) {}

/** A source, as an edit sets it. */
export class BulkSourceResponse extends OmitType(SourceResponse, ['id', 'sharedBy'] as const) {}

/** Some fields of an item: those that an edit changes. */
export class BulkValuesResponse {
  readonly name?: string;
  readonly license?: string | null;
  readonly licenseUrl?: string | null;
  @ApiProperty({ type: [BulkAuthorResponse], required: false })
  readonly authors?: BulkAuthorResponse[];
  @ApiProperty({ type: [BulkSourceResponse], required: false })
  readonly sources?: BulkSourceResponse[];
  readonly altText?: string | null;
  readonly teamId?: string | null;
}

/** How many items fared how. */
export class BulkCountsResponse {
  readonly changed!: number;
  readonly unchanged!: number;
  readonly refused!: number;
  /** Items that an undo has put back. */
  readonly restored!: number;
}

/** What an edit does to one item. */
export class BulkOutcomeResponse {
  readonly contentId!: string;
  /** As it is called before; null for what the caller cannot see. */
  readonly name!: string | null;
  @ApiProperty({ enum: OUTCOMES })
  readonly outcome!: string;
  /** Of a refusal: a problem code. @example 'content.contradictory_license' */
  readonly code!: string | null;
  readonly detail!: string | null;
  readonly before!: BulkValuesResponse | null;
  readonly after!: BulkValuesResponse | null;
  /** back_to_review: it is published and would not be any more; license_not_open, license_unknown: it cannot be published. */
  readonly warnings?: string[];
  /** restored, edited_since, gone, refused; null while the edit stands */
  readonly undoOutcome!: string | null;
}

export class BulkPreviewResponse {
  readonly total!: number;
  readonly counts!: BulkCountsResponse;
  /** Published items that would go back to review. */
  readonly backToReview!: number;
  @ApiProperty({ type: [BulkOutcomeResponse] })
  readonly items!: BulkOutcomeResponse[];
}

/** A bulk edit of the caller's. */
export class BulkEditResponse {
  readonly id!: string;
  /** What was asked for. */
  readonly changes!: Record<string, unknown>;
  readonly total!: number;
  readonly counts!: BulkCountsResponse;
  readonly createdAt!: string;
  readonly undoneAt!: string | null;
}

export class BulkEditPageResponse {
  @ApiProperty({ type: [BulkEditResponse] })
  readonly items!: BulkEditResponse[];
  /** Null on the last page. */
  readonly nextCursor!: string | null;
}

export class BulkEditDetailResponse extends BulkEditResponse {
  /** In the order of the selection; those that the caller could not see are only counted. */
  @ApiProperty({ type: [BulkOutcomeResponse] })
  readonly items!: BulkOutcomeResponse[];
}
