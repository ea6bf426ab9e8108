import { ApiProperty } from '@nestjs/swagger';
import { ContentResponse } from '@odr/content';

/** What one example adds to the score of one hit. */
export class ExamplePartResponse {
  /** Which example, from 0, in the order in which they were given; a file comes last. */
  readonly example!: number;
  readonly similarity!: number;
  /** Its share among those of its kind; negative of what hits are not to be like. */
  readonly weight!: number;
  /** Similarity times weight; those of all examples add up to the score of the hit. */
  readonly contribution!: number;
}

export class SimilarHitResponse {
  readonly content!: ContentResponse;
  /** Larger is more alike. Of one example under cosine its similarity, 1 = the same; of several see `parts`. */
  readonly score!: number;
  /** Only with `explain=true`. */
  @ApiProperty({ type: [ExamplePartResponse], required: false })
  readonly parts?: readonly ExamplePartResponse[];
}

export class SimilarResponse {
  /** The most similar first. There are no further pages: ask for up to 200. */
  @ApiProperty({ type: [SimilarHitResponse] })
  readonly items!: readonly SimilarHitResponse[];
  /** How they were found: `exact` compared every vector, `hnsw` asked an index that may miss one. */
  @ApiProperty({ enum: ['exact', 'hnsw'] })
  readonly plan!: string;
  readonly exact!: boolean;
  /** Name of the engine whose vectors were compared. */
  readonly engine!: string;
}
