import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  ValidateNested,
} from 'class-validator';

/** One side of a comparison: a vector, or something that has been embedded. */
export class EmbeddingOperandRequest {
  /** A vector of any engine. */
  @IsOptional()
  @ArrayNotEmpty()
  @ArrayMaxSize(16_000)
  @IsNumber({ allowNaN: false, allowInfinity: false }, { each: true })
  readonly vector?: number[];

  @IsOptional()
  @IsUUID()
  readonly contentId?: string;

  @IsOptional()
  @IsUUID()
  readonly annotationId?: string;
}

export class CompareEmbeddingsRequest {
  @IsObject()
  @ValidateNested()
  @Type(() => EmbeddingOperandRequest)
  readonly a!: EmbeddingOperandRequest;

  @IsObject()
  @ValidateNested()
  @Type(() => EmbeddingOperandRequest)
  readonly b!: EmbeddingOperandRequest;

  /** Name or id of the engine whose stored vectors are meant. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  readonly engine?: string;
}
