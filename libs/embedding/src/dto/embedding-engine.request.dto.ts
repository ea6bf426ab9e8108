import { EngineInput, HttpEngineStyle, Modality, VectorMetric, VectorPrecision } from '@odr/contracts';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';

/** Names stand in addresses, and must not look like ids. */
const NAME = /^(?![0-9a-f]{8}-[0-9a-f]{4}-)[A-Za-z0-9][A-Za-z0-9._:@+-]*$/;
const NUMBER = { allowNaN: false, allowInfinity: false } as const;

/** A figure that says how good an engine is. */
export class EngineQualityRequest {
  /** What it was measured on. @example 'STS-B test' */
  @IsString()
  @Length(1, 200)
  readonly set!: string;

  /** @example 'Spearman' */
  @IsString()
  @Length(1, 100)
  readonly measure!: string;

  @IsNumber(NUMBER)
  readonly value!: number;

  /** Lower bound of the 95 % interval. */
  @IsOptional()
  @IsNumber(NUMBER)
  readonly low?: number;

  @IsOptional()
  @IsNumber(NUMBER)
  readonly high?: number;

  @IsISO8601({ strict: true })
  readonly measuredAt!: string;

  @IsOptional()
  @IsString()
  @MaxLength(500)
  readonly note?: string;
}

/** What computes the vectors. */
export class EngineBackendRequest {
  /** `onnx`: a folder of the server. `http`: an endpoint. `client`: clients bring the vectors. */
  @IsIn(['onnx', 'http', 'client'])
  readonly kind!: 'onnx' | 'http' | 'client';

  /** `onnx`: a CLIP, a SigLIP or a sentence model, below the folder of `EMBEDDING_MODELS_DIR`. @example 'clip-vit-base-patch32' */
  @IsOptional()
  @IsString()
  @Length(1, 500)
  readonly folder?: string;

  /** `http`: asked by POST. @example 'https://models.example.org/v1/embeddings' */
  @IsOptional()
  @IsString()
  @Length(1, 2_000)
  readonly url?: string;

  /** `http`: `openai` sends `{input, model}` and reads `data[].embedding`; `plain` sends `{texts}` or `{images}` and reads `vectors`. */
  @IsOptional()
  @IsIn(Object.values(HttpEngineStyle))
  readonly style?: HttpEngineStyle;

  /** `http`: what the endpoint calls the model. */
  @IsOptional()
  @IsString()
  @Length(1, 200)
  readonly model?: string;

  /** `http`: sent as a bearer token; kept sealed and never shown. */
  @IsOptional()
  @IsString()
  @Length(1, 4_000)
  @Matches(/^[\x21-\x7e]+$/)
  readonly key?: string;
}

export class CreateEmbeddingEngineRequest {
  /** Unique; a new version of a model is a new engine that replaces the old one. @example 'clip-vit-b-32' */
  @IsString()
  @MaxLength(200)
  @Matches(NAME)
  readonly name!: string;

  /** What is embedded. */
  @IsIn(['content', 'annotation'])
  readonly type!: 'content' | 'annotation';

  /** @example '2026-11' */
  @IsString()
  @Length(1, 100)
  readonly version!: string;

  /** Length of its vectors. */
  @IsInt()
  @Min(1)
  @Max(16_000)
  readonly dimension!: number;

  /** What nearness means for it; its index is built for that and for nothing else. */
  @IsIn(Object.values(VectorMetric))
  readonly metric!: VectorMetric;

  @IsIn(Object.values(Modality))
  readonly modality!: Modality;

  /** SPDX expression of the weights. @example 'Apache-2.0' */
  @IsString()
  @Length(1, 400)
  readonly license!: string;

  /** What kinds of question it can embed; a joint engine reads both. */
  @IsOptional()
  @IsArray()
  @ArrayUnique()
  @ArrayMaxSize(2)
  @IsIn(Object.values(EngineInput), { each: true })
  readonly reads?: EngineInput[];

  @IsObject()
  @ValidateNested()
  @Type(() => EngineBackendRequest)
  readonly backend!: EngineBackendRequest;

  /** Of the numbers in its index: `half` takes half the memory. */
  @IsOptional()
  @IsIn(Object.values(VectorPrecision))
  readonly precision?: VectorPrecision;

  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  readonly description?: string;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => EngineQualityRequest)
  readonly quality?: EngineQualityRequest[];

  /** Name or id of the engine whose place it is meant to take. */
  @IsOptional()
  @IsString()
  @Length(1, 200)
  readonly replaces?: string;
}

/** What can change without making other vectors. Everything else is another engine. */
export class UpdateEmbeddingEngineRequest {
  /** Whether new things are embedded with it. */
  @IsOptional()
  @IsBoolean()
  readonly supported?: boolean;

  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  readonly description?: string;

  /** Takes the place of the figures there are. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => EngineQualityRequest)
  readonly quality?: EngineQualityRequest[];

  /** Only while it has no vectors. */
  @IsOptional()
  @IsIn(Object.values(VectorPrecision))
  readonly precision?: VectorPrecision;

  /** A new credential of its endpoint; null forgets it. */
  @IsOptional()
  @IsString()
  @Length(1, 4_000)
  @Matches(/^[\x21-\x7e]+$/)
  readonly key?: string | null;
}
