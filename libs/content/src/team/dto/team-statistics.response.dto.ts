import { ApiProperty } from '@nestjs/swagger';

/** What a team holds. */
export class TeamStatisticsResponse {
  readonly total!: number;
  /** Statuses without any are missing. @example { "pending": 3, "available": 9 } */
  @ApiProperty({ type: 'object', additionalProperties: { type: 'integer' } })
  readonly byStatus!: Readonly<Record<string, number>>;
  /** States without any are missing. @example { "done": 12 } */
  @ApiProperty({ type: 'object', additionalProperties: { type: 'integer' } })
  readonly byProcessingState!: Readonly<Record<string, number>>;
  /** Bytes that the files as received may take; null for no limit. */
  readonly quotaBytes!: number | null;
  /** Bytes of the files as received. */
  readonly originalBytes!: number;
  /** Bytes of cleaned originals, previews and thumbnails. */
  readonly derivativeBytes!: number;
}
