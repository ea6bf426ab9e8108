import { ApiProperty } from '@nestjs/swagger';

/** How much of what they should have found answers through an index did find, by those that were asked again exactly. */
export class RecallFiguresResponse {
  /** Answers that were checked. */
  readonly samples!: number;
  /** Mean recall, 0 to 1: the share of the true nearest, or as near, among the hits. Null without samples. @example 0.987 */
  readonly mean!: number | null;
  /** One answer in twenty is below this; to a hundredth. @example 0.9 */
  readonly p5!: number | null;
  /** Answers with fewer hits than there were. */
  readonly underFilled!: number;
}

export class RecallDayResponse extends RecallFiguresResponse {
  /** In UTC. @example '2026-03-01' */
  readonly day!: string;
}

/** The index of an engine. */
export class VectorIndexResponse {
  /** What it keeps of each vector: `vector` all, `halfvec` numbers of half the size, `bit` signs. @example 'vector' */
  readonly kind!: string;
  readonly sizeBytes!: number;
}

export class EngineRecallResponse {
  readonly engineId!: string;
  /** Name of the engine. @example 'all-MiniLM-L6-v2' */
  readonly engine!: string;
  /** What it embeds: `content` or `annotation`. */
  readonly type!: string;
  readonly dimension!: number;
  readonly metric!: string;
  /** `building`, `serving` or `retired`. */
  readonly state!: string;
  /** Null while every vector is compared. */
  @ApiProperty({ type: VectorIndexResponse, nullable: true })
  readonly index!: VectorIndexResponse | null;
  /** Of the last seven days: what `X-Search-Recall` tells. */
  readonly rolling!: RecallFiguresResponse;
  /** Days on which answers were checked, oldest first. */
  @ApiProperty({ type: [RecallDayResponse] })
  readonly days!: RecallDayResponse[];
}

export class SearchRecallResponse {
  /** Share of the answers through an index that is checked. @example 0.01 */
  readonly sampleRate!: number;
  /** Days that `rolling` covers. @example 7 */
  readonly rollingDays!: number;
  /** Checked answers without which `X-Search-Recall` is left away. @example 30 */
  readonly leastSamples!: number;
  @ApiProperty({ type: [EngineRecallResponse] })
  readonly items!: EngineRecallResponse[];
}
