import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
import { CREDIT_ELEMENTS, type CreditDemandLevel, type CreditElement } from '../attribution-demands.js';

export class CreditedAuthorRequest {
  @IsString()
  @MaxLength(500)
  readonly name!: string;

  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  readonly url?: string | null;
}

/** A work as its credit is to name it; nothing is kept. */
export class WriteCreditRequest {
  @IsOptional()
  @IsString()
  @MaxLength(500)
  readonly title?: string | null;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => CreditedAuthorRequest)
  readonly authors?: CreditedAuthorRequest[];

  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  readonly sourceUrl?: string | null;

  /** SPDX id or expression, or what the source calls it. @example 'CC-BY-4.0' */
  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  readonly license?: string | null;

  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  readonly licenseUrl?: string | null;

  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  readonly copyrightNotice?: string | null;

  /** What was done to the work, the earliest first. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(40)
  @IsString({ each: true })
  @MaxLength(500, { each: true })
  readonly changes?: string[];
}

export class CreditDemandResponse {
  @ApiProperty({ enum: CREDIT_ELEMENTS })
  readonly element!: CreditElement;
  /** `required`, `if_supplied` when the licensor gave it, or `recommended`. */
  @ApiProperty({ enum: ['required', 'if_supplied', 'recommended'] })
  readonly asks!: CreditDemandLevel;
  /** What the text says, with its paragraph. */
  readonly clause!: string;
  /** Address of that text. */
  readonly source!: string;
  /** Whether the credit has it. */
  readonly isGiven!: boolean;
}

/** The credit in every form, and what the licence asks it for. */
export class WrittenCreditResponse {
  /** As it was understood; null where nothing certain is known. */
  readonly license!: string | null;
  /** Why the licence is not certain; null where it is. */
  readonly licenseProblem!: string | null;
  readonly text!: string;
  readonly html!: string;
  readonly markdown!: string;
  /** A header and a line. */
  readonly csv!: string;
  @ApiProperty({ type: [CreditDemandResponse] })
  readonly demands!: CreditDemandResponse[];
}
