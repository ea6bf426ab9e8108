import { ApiProperty } from '@nestjs/swagger';

/** Where you stand today. Advice: nothing is ever switched off because of it. */
export class ExposureStateResponse {
  /** Seconds of unblurred pictures, weighted 1, 2, 4, 8, 16 by the severity of their cases. */
  readonly score!: number;
  /** What you have set for a day. */
  readonly limit!: number;
  /** From four fifths of the limit on: claiming gives out the least severe cases first. */
  readonly isNear!: boolean;
  /** Time for a break. */
  readonly isOver!: boolean;
}

export class ExposureDayResponse {
  /** @example '2026-03-01' */
  readonly day!: string;
  readonly score!: number;
  /** Unweighted. */
  readonly seconds!: number;
  readonly cases!: number;
}

/** What you had to look at: nobody else can ask for it. */
export class ExposureResponse {
  readonly today!: ExposureStateResponse;
  /** The last two weeks, newest first; days without are left out. */
  @ApiProperty({ type: [ExposureDayResponse] })
  readonly days!: readonly ExposureDayResponse[];
}

export class RecordedExposureResponse {
  /** Items that counted: those you hold. */
  readonly recorded!: string[];
  readonly today!: ExposureStateResponse;
}
