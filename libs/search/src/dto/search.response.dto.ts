import { ApiProperty } from '@nestjs/swagger';
import { ContentResponse } from '@odr/content';
import { ARMS, RANKINGS, type Arm, type Ranking } from '../search.policy.js';

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

/** What one arm of the search adds to the score of one hit. */
export class ArmPartResponse {
  @ApiProperty({ enum: ARMS })
  readonly arm!: Arm;
  /** What the arm itself says: the sum of the words' scores, or the similarity of the vectors; null where it has none, as of a picture without captions. */
  readonly raw!: number | null;
  /** Place among what the arm found, from 1; null where the arm was only asked how well the hit fits. */
  readonly rank!: number | null;
  /**
   * The raw score divided by the arm's best, so that it is comparable with the other arms'; what has little to do with the query,
   * or cannot be judged, counts as much as what has nothing to do with it. The raw score itself where one arm ranks alone.
   */
  readonly normalised!: number;
  /** How much the arm counts. */
  readonly weight!: number;
  /** Normalised score times weight; those of all arms add up to the score of the hit. */
  readonly contribution!: number;
}

/** What a score is made of. */
export class ScorePartsResponse {
  @ApiProperty({ type: [ArmPartResponse] })
  readonly arms!: readonly ArmPartResponse[];
  /** The words, the weightiest first; their scores add up to the raw score of the arm `text`. */
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
  /** How many items this value would leave. */
  readonly count!: number;
  /** What people call the value, where that is another word, as the name of a set. */
  readonly label?: string;
}

/**
 * How the hits divide, counted over at most 3,000 of them; each name is that of the filter which takes its values. Where a
 * filter is set, its own facet counts what the other filters leave, so that one can choose further values. Only those that were
 * asked for are there.
 */
export class FacetsResponse {
  @ApiProperty({ type: [FacetCountResponse], required: false })
  readonly license?: readonly FacetCountResponse[];
  @ApiProperty({ type: [FacetCountResponse], required: false })
  readonly format?: readonly FacetCountResponse[];
  @ApiProperty({ type: [FacetCountResponse], required: false })
  readonly status?: readonly FacetCountResponse[];
  @ApiProperty({ type: [FacetCountResponse], required: false })
  readonly type?: readonly FacetCountResponse[];
  @ApiProperty({ type: [FacetCountResponse], required: false })
  readonly aspect?: readonly FacetCountResponse[];
  @ApiProperty({ type: [FacetCountResponse], required: false })
  readonly size?: readonly FacetCountResponse[];
  @ApiProperty({ type: [FacetCountResponse], required: false })
  readonly year?: readonly FacetCountResponse[];
  /** At most 50 values. */
  @ApiProperty({ type: [FacetCountResponse], required: false })
  readonly source?: readonly FacetCountResponse[];
  @ApiProperty({ type: [FacetCountResponse], required: false })
  readonly flag?: readonly FacetCountResponse[];
  /** Sets that the caller may see, at most 50. */
  @ApiProperty({ type: [FacetCountResponse], required: false })
  readonly setId?: readonly FacetCountResponse[];
}

/** What the order of the hits rests on. */
export class RankingResponse {
  @ApiProperty({ enum: RANKINGS })
  readonly by!: Ranking;
  /** Version of the learned weights; null where none were needed. @example '2026-11-23' */
  readonly weights!: string | null;
  /** Why it is not hybrid, or how much better that was measured to be. @example 'Phrases and exclusions are matters of words.' */
  readonly reason!: string | null;
}

/** An arm of the search that took part. */
export class ArmResponse {
  /** `text`: words. `captions`: what annotations mean. `pictures`: what pictures show. */
  @ApiProperty({ enum: ARMS })
  readonly arm!: Arm;
  /** Name of its engine; null of words. */
  readonly engine!: string | null;
  /** How vectors were found: `exact` compared every one, `hnsw` asked an index that may miss one; null of words. */
  @ApiProperty({ type: String, enum: ['exact', 'hnsw', null], nullable: true })
  readonly plan!: 'exact' | 'hnsw' | null;
  /** How many hits it found, up to its window. */
  readonly hits!: number;
}

/** An arm of the search that was to take part and could not. */
export class MissingArmResponse {
  @ApiProperty({ enum: ARMS })
  readonly arm!: Arm;
  /** Name of its engine; null where none is known. */
  readonly engine!: string | null;
  /** A problem code. @example 'embedding_engine.unavailable' */
  readonly code!: string;
  /** In words. */
  readonly reason!: string;
}

/** How far pages reach. */
export class SearchWindowResponse {
  /** How many of the best hits are ranked; pages end there. Narrow the search to see others. */
  readonly size!: number;
  /** Whether there may be hits beyond, which no page shows. */
  readonly isFull!: boolean;
}

export class SearchPageResponse {
  @ApiProperty({ type: [SearchHitResponse] })
  readonly items!: readonly SearchHitResponse[];
  /** Null on the last page. */
  readonly nextCursor!: string | null;
  /** Only with `?total=true`. Hits by words are counted up to 3,000. */
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
  @ApiProperty({ type: RankingResponse })
  readonly ranking!: RankingResponse;
  /** What took part; empty without a query. */
  @ApiProperty({ type: [ArmResponse] })
  readonly arms!: readonly ArmResponse[];
  /** What was to take part and could not, as while a model is being fetched; absent when nothing is missing. */
  @ApiProperty({ type: [MissingArmResponse], required: false })
  readonly missing?: readonly MissingArmResponse[];
  /** Absent without a query: the newest items are listed to the last. */
  @ApiProperty({ type: SearchWindowResponse, required: false })
  readonly window?: SearchWindowResponse;
  /** Only on the first page. */
  readonly facets?: FacetsResponse;
}
