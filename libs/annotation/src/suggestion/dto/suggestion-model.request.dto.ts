import { ModelRuns, SuggestionKind } from '@odr/contracts';
import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsNumber,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Max,
  Matches,
  MaxLength,
  Min,
  MinLength,
} from 'class-validator';

export class UpdateSuggestionModelRequest {
  /** Unique, whatever its case. */
  @IsOptional()
  @IsString()
  @Length(1, 200)
  @Matches(/[^\s\p{C}]/u)
  readonly name?: string;

  /** Another version starts without proof, and its looks replace what the old one proposed and nobody has decided about. */
  @IsOptional()
  @IsString()
  @Length(1, 100)
  readonly modelVersion?: string;

  /** Whose annotation its suggestions join. */
  @IsOptional()
  @IsUUID()
  readonly sourceId?: string;

  /** Where a model that runs by `http` is asked. */
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(2_000)
  readonly endpoint?: string;

  /** Whether it looks at pictures, those that come in by itself. */
  @IsOptional()
  @IsBoolean()
  readonly isOn?: boolean;

  /** Suggestions with a lower score are not kept. */
  @IsOptional()
  @Type(() => Number)
  @IsNumber()
  @Min(0)
  @Max(1)
  readonly minScore?: number;

  /** Whether suggestions are accepted without a person. Refused until it is proven, and ends by itself when the proof is gone. */
  @IsOptional()
  @IsBoolean()
  readonly acceptsItself?: boolean;

  /** Share of suggestions taken unchanged that has to be proven for that: the lower bound of its 95 % interval. */
  @IsOptional()
  @IsNumber()
  @Min(0.5)
  @Max(0.999)
  readonly wantedPrecision?: number;

  /** Over at least so many decisions by people. */
  @IsOptional()
  @IsInt()
  @Min(20)
  @Max(500)
  readonly wantedDecisions?: number;

  /** Share of what could be accepted without a person that people decide about all the same, so that a fall is noticed. */
  @IsOptional()
  @IsNumber()
  @Min(0.01)
  @Max(1)
  readonly controlShare?: number;
}

export class CreateSuggestionModelRequest {
  /** Unique, whatever its case. @example 'barn-detector' */
  @IsString()
  @Length(1, 200)
  @Matches(/[^\s\p{C}]/u)
  readonly name!: string;

  /** @example '2026-11' */
  @IsString()
  @Length(1, 100)
  readonly modelVersion!: string;

  @IsIn(Object.values(SuggestionKind))
  readonly kind!: SuggestionKind;

  /** Whose annotation its suggestions join; its schema has to have room for the kind. */
  @IsUUID()
  readonly sourceId!: string;

  @IsIn([ModelRuns.Http, ModelRuns.Pushed])
  readonly runs!: 'http' | 'pushed';

  /** With `http`: asked by POST with the picture, answers the suggestions. @example 'https://models.example.org/barns' */
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(2_000)
  readonly endpoint?: string;

  @IsOptional()
  @IsNumber()
  @Min(0)
  @Max(1)
  readonly minScore?: number;

  /** With `pushed`: whose API key delivers. Without it, yours. */
  @IsOptional()
  @IsUUID()
  readonly userId?: string;
}
