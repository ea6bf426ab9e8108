import { ApiProperty } from '@nestjs/swagger';

/** What one person thinks of an annotation now. */
export class RatingResponse {
  readonly userId!: string;
  /** 0 to 10. */
  readonly rating!: number;
  readonly reason!: string | null;
  /** The version of the annotation that was rated. */
  readonly version!: number;
  /** Whether the annotation has changed since. */
  readonly isOutdated!: boolean;
  /** How often they thought otherwise before. */
  readonly changes!: number;
  readonly createdAt!: string;
  readonly updatedAt!: string;
}

/** Why the corrected rating differs from the plain mean. */
export class RatingCorrectionResponse {
  /** What those who rated give more (or, below zero, less) than others, in the mean; it is taken off. */
  readonly habit!: number;
  /** Mean of all ratings of all annotations, to which few ratings are drawn. */
  readonly level!: number;
  /** How much of the corrected rating is that mean, 0 to 1: little of many ratings. */
  readonly weight!: number;
}

/** What all of them come to. */
export class RatingSummaryResponse {
  readonly ratings!: number;
  /** Plain mean; null while there are none. */
  readonly overallRating!: number | null;
  /** Without each rater's habit of rating high or low, drawn to the mean while there are few; brought up within the minute. */
  readonly correctedRating!: number | null;
  /** What has been corrected; null while too little is known of how people rate: then nothing is. */
  readonly correction!: RatingCorrectionResponse | null;
  /** Standard deviation; null for fewer than two. */
  readonly spread!: number | null;
  /** How many gave 0, 1, … 10. */
  @ApiProperty({ type: [Number], minItems: 11, maxItems: 11 })
  readonly byRating!: number[];
  /** The caller's own. */
  readonly mine!: RatingResponse | null;
}

export class RatingPageResponse {
  /** Latest first. */
  @ApiProperty({ type: [RatingResponse] })
  readonly items!: RatingResponse[];
  /** Null on the last page. */
  readonly nextCursor!: string | null;
  readonly summary!: RatingSummaryResponse;
}

/** How somebody uses the scale. */
export class RaterResponse {
  readonly userId!: string;
  readonly name!: string;
  readonly ratings!: number;
  /** What they give more (or, below zero, less) than others to the same annotations; drawn to 0 while they have rated little. */
  readonly bias!: number;
  /** The bias lies between these two, nineteen times of twenty; null for fewer than three ratings, or while biases are unknown. */
  readonly low!: number | null;
  readonly high!: number | null;
}

/** Where differences between ratings come from. */
export class RatingScaleResponse {
  /** Mean of all ratings. */
  readonly level!: number;
  /** Standard deviation between annotations, on the scale of ratings. */
  readonly annotations!: number;
  /** Between raters. */
  readonly raters!: number;
  /** Of what neither explains. */
  readonly chance!: number;
}

export class RaterPageResponse {
  /** Null while too few annotations were rated twice, or too few people rated twice, to tell: then nothing is corrected. */
  readonly scale!: RatingScaleResponse | null;
  /** Those with the most ratings first. */
  @ApiProperty({ type: [RaterResponse] })
  readonly items!: RaterResponse[];
  /** Null on the last page. */
  readonly nextCursor!: string | null;
}
