import { ApiProperty } from '@nestjs/swagger';
import { RuleAction, RuleStatus } from '@odr/contracts';
import {
  IsIn,
  IsInt,
  IsNumber,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
} from 'class-validator';
import { AbsentOrValid } from '../../dto/absent-or-valid.js';
import { MAX_EXPRESSION_LENGTH } from '../language/rule-language.js';

const ACTIONS = Object.values(RuleAction);
const STATUSES = Object.values(RuleStatus);
/** More actions a day than this no team could look at. */
const MAX_DAILY = 1_000_000;

export class CreateRuleRequest {
  /** What it is for. Unique among rules that are not archived. @example 'Suggestive pictures of new accounts' */
  @IsString()
  @Length(1, 120)
  @Matches(/\S/)
  readonly name!: string;

  /** What it matches, in CEL over the facts of GET /moderation/rules/facts. @example 'nsfw.sexy > 0.6 && uploader.accountDays < 7' */
  @IsString()
  @Length(1, MAX_EXPRESSION_LENGTH)
  readonly expression!: string;

  /** What it does with what it matches, once it is live. */
  @ApiProperty({ enum: ACTIONS })
  @IsIn(ACTIONS)
  readonly action!: RuleAction;

  /** Where its cases wait; only `queue` needs one, `flag` leaves it to the routing rules. */
  @IsOptional()
  @IsString()
  @MaxLength(60)
  readonly queue: string | null = null;

  /** After so many actions on one day (UTC) it only writes down what it would have done. */
  @AbsentOrValid()
  @IsInt()
  @Min(0)
  @Max(MAX_DAILY)
  readonly maxDailyActions: number = 100;
}

/** What is left out stays. Another expression, action or queue, or a higher cap, is a new version and starts as a draft. */
export class UpdateRuleRequest {
  @AbsentOrValid()
  @IsString()
  @Length(1, 120)
  @Matches(/\S/)
  readonly name?: string;

  @AbsentOrValid()
  @IsString()
  @Length(1, MAX_EXPRESSION_LENGTH)
  readonly expression?: string;

  @ApiProperty({ enum: ACTIONS, required: false })
  @AbsentOrValid()
  @IsIn(ACTIONS)
  readonly action?: RuleAction;

  @IsOptional()
  @IsString()
  @MaxLength(60)
  readonly queue?: string | null;

  @AbsentOrValid()
  @IsInt()
  @Min(0)
  @Max(MAX_DAILY)
  readonly maxDailyActions?: number;

  /** Where the rule is to go, after the other changes. */
  @ApiProperty({ enum: STATUSES, required: false })
  @AbsentOrValid()
  @IsIn(STATUSES)
  readonly status?: RuleStatus;
}

export class CheckRuleRequest {
  @IsString()
  @MaxLength(MAX_EXPRESSION_LENGTH)
  readonly expression!: string;
}

/** Either of the two; without any the last 30 days. */
export class BacktestRequest {
  /** Everything that has come in within so many days. */
  @ValidateIf(({ days }: BacktestRequest) => days !== undefined)
  @IsInt()
  @Min(1)
  @Max(400)
  readonly days?: number;

  /** The last so many fact sheets. */
  @ValidateIf(({ last }: BacktestRequest) => last !== undefined)
  @IsInt()
  @Min(1)
  @Max(10_000_000)
  readonly last?: number;
}

export class RuleSettingsRequest {
  /** Share of its judged hits on which people have to have taken action, 0–1. */
  @IsNumber()
  @Min(0)
  @Max(1)
  readonly precisionFloor!: number;

  /** How many hits people have to have decided on. */
  @IsInt()
  @Min(1)
  @Max(100_000)
  readonly minJudgedHits!: number;
}
