import { IntersectionType } from '@nestjs/swagger';
import { ContentFilterQuery } from '@odr/content';
import type { Example } from '../similar/example.resolver.js';
import { plainToInstance, Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsArray,
  IsBoolean,
  IsInt,
  IsNumber,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';

const MOST_EXAMPLES = 20;

/** What to find the like of; exactly one of them. */
class SimilarSubjectRequest {
  @IsOptional()
  @IsUUID()
  readonly contentId?: string;

  @IsOptional()
  @IsUUID()
  readonly annotationId?: string;

  /** A vector of the engine. */
  @IsOptional()
  @Type(() => Number)
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(16_000)
  @IsNumber({ allowNaN: false, allowInfinity: false }, { each: true })
  readonly vector?: number[];

  /** A description, for an engine that reads text. @example 'a shaggy cow in fog' */
  @IsOptional()
  @IsString()
  @Length(1, 4_000)
  readonly text?: string;
}

/** One thing that hits are to be like, or unlike. */
export class SimilarExampleRequest extends SimilarSubjectRequest {
  /** How much it counts beside the others of its kind. */
  @IsOptional()
  @IsNumber({ allowNaN: false, allowInfinity: false })
  @Min(0.01)
  @Max(100)
  readonly weight: number = 1;

  /** Whether hits are to be unlike it. */
  @IsOptional()
  @IsBoolean()
  readonly against: boolean = false;
}

/**
 * What to find the like of: one of `contentId`, `annotationId`, `vector`, `text`, or a picture as the part `file` of a multipart
 * request, whose other parts are the other fields; or several of them as `examples`, beside which a file may stand too.
 */
export class SimilarRequest extends IntersectionType(ContentFilterQuery, SimilarSubjectRequest) {
  /** What hits are to be like, and what unlike: one to like at least. In a multipart request the list as JSON. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? listed(value) : value))
  @Type(() => SimilarExampleRequest)
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(MOST_EXAMPLES)
  @ValidateNested({ each: true })
  readonly examples?: SimilarExampleRequest[];

  /** How many to answer with; there are no further pages. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  readonly limit: number = 50;

  /**
   * Name or id of the engine whose vectors are compared; without it the one that serves what is given: pictures with pictures,
   * captions with captions, and words with pictures where an engine reads both, else with captions.
   */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  readonly engine?: string;

  /** Whether to compare with every item instead of asking an index that may miss one. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  readonly exact?: boolean;

  /** Whether each hit says what its score is made of. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  readonly explain?: boolean;
}

/** A form carries text only; what is no JSON stays what it is and is refused. */
function listed(text: string): unknown {
  try {
    const given: unknown = JSON.parse(text);
    return Array.isArray(given) ? plainToInstance(SimilarExampleRequest, given as object[]) : given;
  } catch {
    return text;
  }
}

/** All that is asked about: what stands beside the examples first, a file last. */
export function examplesOf(
  { contentId, annotationId, vector, text, examples = [] }: SimilarRequest,
  image: Uint8Array | undefined,
): Example[] {
  const one = { contentId, annotationId, vector, text };
  const isGiven = Object.values(one).some((given) => given !== undefined);
  return [...(isGiven ? [{ ...one, ...ALIKE }] : []), ...examples, ...(image ? [{ image, ...ALIKE }] : [])];
}

const ALIKE = { weight: 1, against: false } as const;
