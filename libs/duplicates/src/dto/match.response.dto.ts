import { ApiProperty } from '@nestjs/swagger';
import { ContentResponse } from '@odr/content';
import { MATCH_KINDS, type MatchKind } from '../duplicates.policy.js';

/** One content that resembles the one that was asked about. */
export class MatchResponse {
  readonly content!: ContentResponse;
  /**
   * `exact`: the same bytes. `same_pixels`: the same picture with other metadata. `near_duplicate`: a copy that was resized,
   * recompressed or retouched. `similar`: it looks alike, as a crop or a mirror image does.
   */
  @ApiProperty({ enum: MATCH_KINDS })
  readonly kind!: MatchKind;
  /** Differing bits (0 to 31) of 256 for near duplicates, cosine distance (0 to 2) for similar ones, else 0. */
  readonly distance!: number;
}

export class MatchListResponse {
  /** The strongest kind first, then the smallest distance. */
  readonly items!: MatchResponse[];
}
