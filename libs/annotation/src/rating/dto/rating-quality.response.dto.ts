import { ApiProperty } from '@nestjs/swagger';

import { AgreementFigureResponse, NamedResponse } from '../../agreement/dto/agreement.response.dto.js';

/** Ratings of the annotations of a source, or by a rater. */
export class RatingGroupResponse {
  /** The source, or the rater. */
  readonly about!: NamedResponse;
  readonly ratings!: number;
  /** How many gave 0, 1, … 10. */
  @ApiProperty({ type: [Number], minItems: 11, maxItems: 11 })
  readonly byRating!: number[];
  /** Null of none. */
  readonly mean!: number | null;
  /** α of differences between those who rated the same annotation; of a rater, between them and the others. Its `contents` are annotations. */
  @ApiProperty({ type: AgreementFigureResponse })
  readonly agreement!: AgreementFigureResponse;
}

/** How ratings are distributed, and how much raters agree. */
export class RatingQualityResponse {
  readonly ratings!: number;
  /** How many gave 0, 1, … 10. */
  @ApiProperty({ type: [Number], minItems: 11, maxItems: 11 })
  readonly byRating!: number[];
  readonly mean!: number | null;
  @ApiProperty({ type: AgreementFigureResponse })
  readonly agreement!: AgreementFigureResponse;
  /** Annotations that two people or more rated. */
  readonly total!: number;
  /** Whether figures of agreement are of a random sample of them. */
  readonly isSampled!: boolean;
  /** Those with the most ratings first, twenty at most. */
  @ApiProperty({ type: [RatingGroupResponse] })
  readonly sources!: RatingGroupResponse[];
  /** Those with the most ratings first, fifty at most. Others than yourself only for moderators. */
  @ApiProperty({ type: [RatingGroupResponse] })
  readonly raters!: RatingGroupResponse[];
}
