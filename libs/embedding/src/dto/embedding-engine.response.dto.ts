import { ApiProperty } from '@nestjs/swagger';
import { EngineInput, EngineState, HttpEngineStyle, VectorPrecision } from '@odr/contracts';

/** One figure that says how good an engine is, and on what that was measured. */
export class EngineQualityResponse {
  /** @example 'STS-B test' */
  readonly set!: string;
  /** @example 'Spearman' */
  readonly measure!: string;
  /** @example 0.823 */
  readonly value!: number;
  /** Bounds of the 95 % interval, where it was computed. */
  readonly low?: number;
  readonly high?: number;
  readonly measuredAt!: string;
  readonly note?: string;
}

/** How what computes is reached; shown to those who manage engines. Credentials are never answered. */
export class EngineSettingsResponse {
  /** `package`: a model of this program. */
  readonly model?: string;
  /** `onnx`: below the folder of models. */
  readonly folder?: string;
  /** `http`: where it is asked. */
  readonly url?: string;
  @ApiProperty({ enum: Object.values(HttpEngineStyle) })
  readonly style?: string;
  /** Whether a credential is kept. */
  readonly hasKey?: boolean;
}

/** A way to turn things into vectors. Vectors of different engines are never compared. */
export class EmbeddingEngineResponse {
  /** @example '019b0000-0000-7000-8000-000000000002' */
  readonly id!: string;
  /** @example 'all-MiniLM-L6-v2' */
  readonly name!: string;
  /** What it embeds: `content` or `annotation`. */
  readonly type!: string;
  readonly version!: string;
  readonly description!: string;
  /** Length of its vectors. @example 384 */
  readonly dimension!: number;
  /** What nearness means for it. @example 'cosine' */
  readonly metric!: string;
  /** @example 'text' */
  readonly modality!: string;
  /** Whether new things are embedded with it. */
  readonly supported!: boolean;
  /** SPDX expression of the weights. */
  readonly license!: string;
  /** Whether its model can compute right now: `fetching`, `ready` or `unavailable`; `client` engines compute nothing here. */
  readonly state!: string;
  /** Why it cannot. */
  readonly reason!: string | null;
  /** What computes its vectors: `package`, `onnx`, `http`, or `client`. */
  readonly backend!: string;
  /** What kinds of question it can embed. */
  @ApiProperty({ enum: Object.values(EngineInput), isArray: true })
  readonly reads!: string[];
  /** `building`: embeds in the background, answers only by name. `serving`: answers. `retired`: embeds nothing new. */
  @ApiProperty({ enum: Object.values(EngineState) })
  readonly stage!: string;
  /** Whether it answers for its type and modality when none is named. */
  readonly isDefault!: boolean;
  /** Of the numbers in its index. */
  @ApiProperty({ enum: Object.values(VectorPrecision) })
  readonly precision!: string;
  /** How good it is, and on what. */
  @ApiProperty({ type: [EngineQualityResponse] })
  readonly quality!: EngineQualityResponse[];
  /** Name of the engine whose place it is meant to take. */
  readonly replaces!: string | null;
  /** For `If-Match`. */
  readonly revision!: number;
  readonly createdAt!: string;
  readonly settings?: EngineSettingsResponse;
}

export class EmbeddingEngineListResponse {
  readonly items!: EmbeddingEngineResponse[];
}

/** Why some could not be embedded. */
export class CoverageFailureResponse {
  /** A problem code. @example 'content.undecodable' */
  readonly reason!: string;
  readonly count!: number;
}

/** How much of the collection an engine has seen. */
export class EngineCoverageResponse {
  /** Name of the engine. */
  readonly engine!: string;
  readonly embedded!: number;
  /** Still to be embedded, what could not be aside. */
  readonly missing!: number;
  readonly failed!: number;
  @ApiProperty({ type: [CoverageFailureResponse] })
  readonly failures!: CoverageFailureResponse[];
  /** Whether nothing is missing, so that it can become the default. */
  readonly isComplete!: boolean;
  /** The backfill that is at it, if one is: a job under `/admin/jobs`. */
  readonly backfillId!: string | null;
  readonly countedAt!: string;
}
