import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { DecisionAction, SubjectType } from '@odr/contracts';
import { IsISO8601, IsNumber, IsOptional, IsUUID, Max, Min } from 'class-validator';

export class PeriodQuery {
  /** A day or time, counted in; 90 days before `to` when left out. @example '2026-01-01' */
  @IsOptional()
  @IsISO8601({ strict: true })
  readonly from?: string;

  /** A day or time, not counted in; now when left out. @example '2026-04-01' */
  @IsOptional()
  @IsISO8601({ strict: true })
  readonly to?: string;
}

export class ChangeQualitySettingsRequest {
  /** Share of decisions after which a case with a known answer is given out. @example 0.02 */
  @Type(() => Number)
  @IsNumber()
  @Min(0)
  @Max(0.5)
  readonly goldShare!: number;

  /** Share of decisions that somebody else judges again. @example 0.05 */
  @Type(() => Number)
  @IsNumber()
  @Min(0)
  @Max(1)
  readonly reviewShare!: number;
}

export class QualitySettingsResponse {
  readonly goldShare!: number;
  readonly reviewShare!: number;
}

export class MarkGoldRequest {
  /** A decision that is right beyond doubt. */
  @IsUUID()
  readonly decisionId!: string;
}

export class GoldResponse {
  readonly id!: string;
  readonly decisionId!: string;
  readonly subjectType!: SubjectType;
  readonly subjectId!: string;
  readonly action!: DecisionAction;
  readonly policy!: string | null;
  readonly madeAt!: string;
  /** How often it was judged, and how often rightly. */
  readonly given!: number;
  readonly agreed!: number;
}

export class GoldListResponse {
  @ApiProperty({ type: [GoldResponse] })
  readonly items!: readonly GoldResponse[];
}

export class QualityFigureResponse {
  readonly value!: number | null;
  /** no_pairs or no_variation where there is no value. */
  readonly why!: string | null;
  /** Ends of the 95 % interval (percentile bootstrap of subjects). */
  readonly low!: number | null;
  readonly high!: number | null;
  readonly pairs!: number;
}

export class QualityWeekResponse {
  /** The Monday it begins with. */
  readonly week!: string;
  readonly kappa!: QualityFigureResponse;
}

export class PolicyQualityResponse {
  readonly policy!: string;
  readonly kappa!: QualityFigureResponse;
  /** Subjects that at least one of two found to break it. */
  readonly named!: number;
  /** Whether moderators read it differently, beyond chance. */
  readonly isAmbiguous!: boolean;
}

export class ModeratorDriftResponse {
  readonly before!: number;
  readonly lately!: number;
  /** 1 and above is the alarm. */
  readonly towardsAlarm!: number;
  readonly isAlarmed!: boolean;
}

export class ModeratorQualityResponse {
  readonly userId!: string;
  readonly name!: string;
  readonly kappa!: QualityFigureResponse;
  readonly goldGiven!: number;
  readonly goldAgreed!: number;
  readonly decided!: number;
  readonly overturned!: number;
  /** Null with fewer than 81 reviews. */
  readonly drift!: ModeratorDriftResponse | null;
}

export class ModerationQualityResponse {
  readonly from!: string;
  readonly to!: string;
  readonly kappa!: QualityFigureResponse;
  readonly alpha!: QualityFigureResponse;
  readonly goldGiven!: number;
  readonly goldAgreed!: number;
  readonly decided!: number;
  readonly overturned!: number;
  @ApiProperty({ type: [QualityWeekResponse] })
  readonly weeks!: readonly QualityWeekResponse[];
  /** The least agreed upon first. */
  @ApiProperty({ type: [PolicyQualityResponse] })
  readonly policies!: readonly PolicyQualityResponse[];
  /** All for leads, oneself for everybody else. */
  @ApiProperty({ type: [ModeratorQualityResponse] })
  readonly moderators!: readonly ModeratorQualityResponse[];
}
