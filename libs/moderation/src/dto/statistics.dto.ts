import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsISO8601, IsOptional, Matches } from 'class-validator';
import { AbsentOrValid } from './absent-or-valid.js';

const DAY = /^\d{4}-\d\d-\d\d$/;

export class StatisticsQuery {
  /** The first day (UTC); 90 days before the last when left out. @example '2026-01-01' */
  @IsOptional()
  @Matches(DAY)
  @IsISO8601({ strict: true })
  readonly from?: string;

  /** The last day (UTC), counted in; today when left out. @example '2026-03-31' */
  @IsOptional()
  @Matches(DAY)
  @IsISO8601({ strict: true })
  readonly to?: string;

  @AbsentOrValid()
  @IsIn(['json', 'csv'])
  readonly format: 'json' | 'csv' = 'json';
}

export class TallyResponse {
  /** A day, queue, policy, or the source and reason of reports; empty for the whole. */
  readonly key!: string;
  readonly opened!: number;
  readonly reported!: number;
  readonly decided!: number;
  /** Decisions that were taken back, by a person or an appeal. */
  readonly reversed!: number;
  readonly escalated!: number;
  /** Ended without a decision. */
  readonly closed!: number;
}

export class TimedTallyResponse extends TallyResponse {
  /** For moderators; oneself unless one leads. */
  readonly name?: string;
  /** Seconds from opening to deciding, for half of the cases. Null where nothing was decided. */
  readonly p50Seconds!: number | null;
  /** For nine in ten. */
  readonly p90Seconds!: number | null;
}

export class ModerationStatsResponse {
  readonly from!: string;
  readonly to!: string;
  /** Until when the event log has been counted. */
  readonly asOf!: string | null;
  readonly total!: TimedTallyResponse;
  @ApiProperty({ type: [TallyResponse] })
  readonly days!: readonly TallyResponse[];
  @ApiProperty({ type: [TimedTallyResponse] })
  readonly queues!: readonly TimedTallyResponse[];
  @ApiProperty({ type: [TallyResponse] })
  readonly policies!: readonly TallyResponse[];
  @ApiProperty({ type: [TallyResponse] })
  readonly actions!: readonly TallyResponse[];
  /** Of reports: source and reason, as `person:copyright`. */
  @ApiProperty({ type: [TallyResponse] })
  readonly reasons!: readonly TallyResponse[];
  @ApiProperty({ type: [TimedTallyResponse] })
  readonly moderators!: readonly TimedTallyResponse[];
}

export class TransparencyRowResponse {
  /** Part of the Commission's layout. @example '4_notices' */
  readonly part!: string;
  /** Whom the line asks: every service in between, those who host, platforms. */
  @ApiProperty({ enum: ['intermediary', 'hosting', 'platform'] })
  readonly applicability!: 'intermediary' | 'hosting' | 'platform';
  readonly indicator!: string;
  /** Of the Commission's vocabulary; TOTAL for all together. @example 'STATEMENT_CATEGORY_VIOLENCE' */
  readonly category!: string;
  /** Null where it is not recorded; then `note` says why. */
  readonly value!: number | null;
  readonly note!: string;
}

export class TransparencyReportResponse {
  readonly from!: string;
  readonly to!: string;
  readonly asOf!: string | null;
  /** Address of the service that reports. */
  readonly service!: string;
  @ApiProperty({ type: [TransparencyRowResponse] })
  readonly rows!: readonly TransparencyRowResponse[];
}
