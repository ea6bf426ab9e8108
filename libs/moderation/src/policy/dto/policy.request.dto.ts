import { DecisionGround } from '@odr/contracts';
import { AbsentOrValid } from '../../dto/absent-or-valid.js';
import { IsBoolean, IsIn, IsInt, IsString, Length, Matches, Max, Min } from 'class-validator';

const GROUNDS = Object.values(DecisionGround);

export class CreatePolicyRequest {
  /** What decisions call it; cannot be changed. @example 'privacy.faces' */
  @IsString()
  @Length(3, 60)
  @Matches(/^[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)+$/, { message: 'code must look like privacy.faces' })
  readonly code!: string;

  /** @example 'Somebody can be recognised' */
  @IsString()
  @Length(3, 100)
  readonly title!: string;

  /** What it forbids, in words for those whose pictures are judged by it. */
  @IsString()
  @Length(10, 2_000)
  readonly text!: string;

  /** What a decision by this policy rests on. */
  @IsIn(GROUNDS)
  readonly ground!: DecisionGround;

  /** 0 routine … 4 somebody may be in danger. */
  @IsInt()
  @Min(0)
  @Max(4)
  readonly severity!: number;

  /** How many moderators have to agree, each for themselves. */
  @AbsentOrValid()
  @IsInt()
  @Min(1)
  @Max(2)
  readonly requiredReviews: number = 1;
}

/** What is left out stays as it is. */
export class ChangePolicyRequest {
  @AbsentOrValid()
  @IsString()
  @Length(3, 100)
  readonly title?: string;

  @AbsentOrValid()
  @IsString()
  @Length(10, 2_000)
  readonly text?: string;

  @AbsentOrValid()
  @IsIn(GROUNDS)
  readonly ground?: DecisionGround;

  @AbsentOrValid()
  @IsInt()
  @Min(0)
  @Max(4)
  readonly severity?: number;

  @AbsentOrValid()
  @IsInt()
  @Min(1)
  @Max(2)
  readonly requiredReviews?: number;

  /** False retires it: no new decision can name it. */
  @AbsentOrValid()
  @IsBoolean()
  readonly isActive?: boolean;
}
