import { ApiProperty } from '@nestjs/swagger';
import { ContentResponse } from '@odr/content';
import { PAIR_REASONS, type PairReason } from '@odr/contracts';
import { MATCH_KINDS, type MatchKind } from '../duplicates.policy.js';
import { PairEvidenceResponse } from './pair-evidence.response.dto.js';

/** One content that resembles the one that was asked about. */
export class MatchResponse {
  readonly content!: ContentResponse;
  /**
   * `exact`: the same bytes. `same_pixels`: the same picture with other metadata. `near_duplicate`: the whole picture again,
   * resized, recompressed, recoloured or turned. `similar`: it looks alike, as a crop or another shot of the scene does.
   */
  @ApiProperty({ enum: MATCH_KINDS })
  readonly kind!: MatchKind;
  /** Differing bits (0 to 31) of 256 for near duplicates, cosine distance (0 to 2) for similar ones, else 0. */
  readonly distance!: number;
  /**
   * Why the two are taken for one; null until they have been laid on each other. `same_scene` and `look_alike` are no copies.
   */
  @ApiProperty({ enum: PAIR_REASONS, nullable: true })
  readonly reason!: PairReason | null;
  /** What the reason rests on. */
  readonly evidence!: PairEvidenceResponse;
}

export class MatchListResponse {
  /** The strongest kind first, then the smallest distance. */
  readonly items!: MatchResponse[];
}
