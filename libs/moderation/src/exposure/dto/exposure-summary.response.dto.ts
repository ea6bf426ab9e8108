import { ApiProperty } from '@nestjs/swagger';

/** One day of all moderators together. */
export class ExposureSummaryDayResponse {
  /** @example '2026-03-01' */
  readonly day!: string;
  readonly people!: number;
  readonly cases!: number;
  readonly score!: number;
  readonly meanScore!: number;
}

export class ExposureSummaryResponse {
  /** The last two weeks, newest first, without days on which fewer than three people worked. */
  @ApiProperty({ type: [ExposureSummaryDayResponse] })
  readonly days!: readonly ExposureSummaryDayResponse[];
}
