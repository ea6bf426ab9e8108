import { ApiProperty } from '@nestjs/swagger';
import { SearchAlert } from '@odr/contracts';
import { MissingArmResponse, SearchHitResponse } from '../../dto/search.response.dto.js';
import { SearchQueryRequest } from './search-query.request.dto.js';

export class SavedSearchTeamResponse {
  readonly id!: string;
  readonly name!: string;
}

export class SavedSearchResponse {
  readonly id!: string;
  readonly name!: string;
  @ApiProperty({ type: SearchQueryRequest })
  readonly query!: SearchQueryRequest;
  /** The team that it is shared with. */
  @ApiProperty({ type: SavedSearchTeamResponse, nullable: true })
  readonly team!: SavedSearchTeamResponse | null;
  /** Whether the caller keeps it; else it is shared with a team of theirs. */
  readonly isOwn!: boolean;
  /** Whether the caller may change its name and query. */
  readonly mayChange!: boolean;
  /** What the caller is told. */
  @ApiProperty({ enum: Object.values(SearchAlert) })
  readonly alert!: SearchAlert;
  /** Pictures that alerts have found for the caller since they looked last; 0 while alerts are off. */
  readonly newCount!: number;
  /** When the caller last looked at what it finds. */
  readonly lookedAt!: string;
  /** Counts edits; the ETag. */
  readonly version!: number;
  readonly createdAt!: string;
  readonly updatedAt!: string;
}

export class SavedSearchPageResponse {
  /** Latest first. */
  @ApiProperty({ type: [SavedSearchResponse] })
  readonly items!: SavedSearchResponse[];
  /** Null on the last page. */
  readonly nextCursor!: string | null;
}

/** What it finds now. */
export class SavedSearchResultsResponse {
  @ApiProperty({ type: [SearchHitResponse] })
  readonly items!: readonly SearchHitResponse[];
  /** Null on the last page. */
  readonly nextCursor!: string | null;
  /** Which of the items were published since the caller looked last. */
  @ApiProperty({ type: [String] })
  readonly newIds!: readonly string[];
  /** How they were found, as the search itself says it. @example 'text+vector' */
  readonly plan!: string;
  /** Whether every vector was compared; absent when vectors took no part. */
  readonly exact?: boolean;
  /** Name of the engine that compared pictures, where one did. */
  readonly engine?: string;
  /** What was to take part and could not; absent when nothing is missing. */
  @ApiProperty({ type: [MissingArmResponse], required: false })
  readonly missing?: readonly MissingArmResponse[];
}
