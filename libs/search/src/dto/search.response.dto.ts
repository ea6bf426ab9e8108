import { ApiProperty } from '@nestjs/swagger';
import { ContentResponse } from '@odr/content';

/** What one word of the query adds to the score of one hit. */
export class TermPartResponse {
  /** As it was asked for, or the word it was taken for. */
  readonly word!: string;
  /** In how many published items it stands; the fewer, the more it tells. */
  readonly documents!: number;
  /** What that makes it count. */
  readonly weight!: number;
  /** How often it stands in this item: once in a name counts 2.5, in captions and tags 1, in alternative texts and authors 0.5, in the picture 0.25. */
  readonly frequency!: number;
  readonly score!: number;
}

/** What each arm contributed to a score. */
export class ScorePartsResponse {
  readonly text?: number;
  readonly vector?: number;
  /** The words, the weightiest first; their scores add up to that of the search by words alone. */
  @ApiProperty({ type: [TermPartResponse], required: false })
  readonly terms?: readonly TermPartResponse[];
}

/** A word of the query that nothing has, and the one that was looked for beside it, at half its weight. */
export class CorrectionResponse {
  readonly word!: string;
  readonly replacement!: string;
}

export class SearchHitResponse {
  readonly content!: ContentResponse;
  /** Larger is better; comparable within one answer only. */
  readonly score!: number;
  /** Pieces of captions and tags as HTML: the text is escaped, matching words stand in `<mark>`. */
  readonly highlight?: string;
  /** The same of the text in the picture, as a machine has read it, where the words were found there. */
  readonly pictureText?: string;
  /** Only with `explain=true`. */
  readonly parts?: ScorePartsResponse;
}

export class FacetCountResponse {
  readonly value!: string;
  readonly count!: number;
}

/** How the hits divide. Counted over at most 10,000 of them. */
export class FacetsResponse {
  @ApiProperty({ type: [FacetCountResponse] })
  readonly license!: readonly FacetCountResponse[];
  @ApiProperty({ type: [FacetCountResponse] })
  readonly format!: readonly FacetCountResponse[];
  @ApiProperty({ type: [FacetCountResponse] })
  readonly status!: readonly FacetCountResponse[];
  @ApiProperty({ type: [FacetCountResponse] })
  readonly type!: readonly FacetCountResponse[];
}

export class SearchPageResponse {
  @ApiProperty({ type: [SearchHitResponse] })
  readonly items!: readonly SearchHitResponse[];
  /** Null on the last page. */
  readonly nextCursor!: string | null;
  /** Only with `?total=true`. Hits by words are counted up to 10,000. */
  readonly total?: number;
  /** Present when there may be more than `total`. */
  readonly totalIsAtLeast?: boolean;
  /** Words that nothing has, and what was looked for beside them; absent when every word was found. */
  @ApiProperty({ type: [CorrectionResponse], required: false })
  readonly corrections?: readonly CorrectionResponse[];
  /** Which arms took part. */
  @ApiProperty({ enum: ['newest', 'text', 'vector', 'text+vector'] })
  readonly plan!: string;
  /** Whether every vector was compared; absent when vectors took no part. */
  readonly exact?: boolean;
  /** Why an arm that was asked for took no part, as while its model is being fetched. */
  readonly missing?: string;
  /** Only on the first page. */
  readonly facets?: FacetsResponse;
}

export class SimilarHitResponse {
  readonly content!: ContentResponse;
  /** Cosine, 1 = the same. */
  readonly score!: number;
}

export class SimilarResponse {
  /** The most similar first. */
  @ApiProperty({ type: [SimilarHitResponse] })
  readonly items!: readonly SimilarHitResponse[];
  /** How they were found: `exact` compared every vector, `hnsw` asked an index that may miss one. */
  @ApiProperty({ enum: ['exact', 'hnsw'] })
  readonly plan!: string;
  readonly exact!: boolean;
  /** Name of the engine whose vectors were compared. */
  readonly engine!: string;
}
