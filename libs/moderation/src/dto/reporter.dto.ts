import { ApiProperty } from '@nestjs/swagger';
import { MuteAppealOutcome, ReporterFilter } from '@odr/contracts';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';
import { AbsentOrValid } from './absent-or-valid.js';

export class ListReportersQuery {
  /** recent: who reported something within 90 days; appealed: who is muted and waits for an answer. */
  @AbsentOrValid()
  @IsIn(Object.values(ReporterFilter))
  readonly filter: ReporterFilter = ReporterFilter.Recent;
}

export class TrustReporterRequest {
  /** Whether reports of this account weigh as much as three. */
  @IsBoolean()
  readonly isTrusted!: boolean;
}

export class MuteReporterRequest {
  /** For how long; without an end when left out. @example 30 */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(3_650)
  readonly days?: number | null;

  /** Why, as the person is told. @example 'Forty reports of one contributor within an hour, none of them true.' */
  @IsString()
  @Length(3, 2_000)
  readonly note!: string;
}

export class AppealMuteRequest {
  /** Why it should end, in your own words. */
  @IsString()
  @Length(3, 2_000)
  readonly text!: string;
}

export class DecideMuteAppealRequest {
  /** upheld: the muting stays; lifted: it ends now. */
  @IsIn(Object.values(MuteAppealOutcome))
  readonly outcome!: MuteAppealOutcome;
}

export class MuteAppealResponse {
  readonly text!: string;
  readonly filedAt!: string;
  /** Null while nobody has decided. */
  readonly outcome!: MuteAppealOutcome | null;
}

export class MuteResponse {
  readonly since!: string;
  /** Null when it has no end. */
  readonly until!: string | null;
  readonly note!: string;
  readonly appeal!: MuteAppealResponse | null;
}

export class StandingResponse {
  readonly isTrusted!: boolean;
  /** Of the last 1,000 reports, like the next two. */
  readonly filed!: number;
  /** Where moderators agreed. */
  readonly agreed!: number;
  readonly disagreed!: number;
  /** What the next report adds to the priority of its case; 10 for somebody without a record. */
  readonly weight!: number;
  /** Null unless reports are not taken at the moment. */
  readonly mute!: MuteResponse | null;
}

export class ReporterResponse extends StandingResponse {
  readonly userId!: string;
  readonly name!: string;
  /** Whether you muted them: then somebody else has to turn an appeal down. */
  readonly isMutedByMe!: boolean;
}

export class ReporterListResponse {
  @ApiProperty({ type: [ReporterResponse] })
  readonly items!: readonly ReporterResponse[];
}
