import { ApiProperty } from '@nestjs/swagger';
import { ContentResponse } from '@odr/content';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsNumber, IsOptional, IsUUID, Max, Min } from 'class-validator';
import { REASON_CODES, RECOMMENDED_FOR, type ReasonCode, type RecommendedFor } from '../recommendation.policy.js';

export class RecommendationsQuery {
  /** More like this one. Without it, and without `for`, more like what the caller annotated last. */
  @IsOptional()
  @IsUUID()
  readonly contentId?: string;

  /** `annotating`: what needs annotations by the caller. `collection`: what the collection has little of. */
  @IsOptional()
  @IsIn(RECOMMENDED_FOR)
  readonly for?: RecommendedFor;

  /** 1: what fits best, however alike. 0: what is unlike the others, however badly it fits. */
  @IsOptional()
  @Type(() => Number)
  @IsNumber({ allowNaN: false, allowInfinity: false })
  @Min(0)
  @Max(1)
  readonly lambda?: number;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(50)
  readonly limit: number = 12;
}

export class DismissRequest {
  /** What not to be shown again. */
  @IsUUID()
  readonly contentId!: string;
}

export class ReasonResponse {
  @ApiProperty({ enum: REASON_CODES })
  readonly code!: ReasonCode;
  /** For people, in English. @example 'Like “owl.jpg”: 83 %' */
  readonly text!: string;
  /** What it is about: the id of a picture or a campaign, a licence, a shape. */
  readonly of?: string;
}

export class RecommendationResponse {
  readonly content!: ContentResponse;
  /** How well it fits, 0 to 1, before the list was made diverse. */
  readonly relevance!: number;
  @ApiProperty({ type: [ReasonResponse] })
  readonly reasons!: readonly ReasonResponse[];
}

export class RecommendationsResponse {
  @ApiProperty({ type: [RecommendationResponse] })
  readonly items!: readonly RecommendationResponse[];
  /** As asked for, or the default. */
  readonly lambda!: number;
  /** Mean distance of the pictures from each other, 0 to 2; null for fewer than two with vectors. */
  readonly distance!: number | null;
  /** Among how many it was chosen. */
  readonly candidates!: number;
}
