import { ApiProperty } from '@nestjs/swagger';

export class BrokenAuditRowResponse {
  readonly seq!: number;
  /** Null when the row is missing. */
  readonly id!: string | null;
}

export class AuditVerdictResponse {
  /** Whether every row is there and says what it said when it was written. */
  readonly intact!: boolean;
  /** How many rows hold, counted from the first. */
  readonly checked!: number;
  /** The first row that was changed or removed. */
  @ApiProperty({ type: BrokenAuditRowResponse, nullable: true })
  readonly firstBroken!: BrokenAuditRowResponse | null;
  /** Hash of the last row that holds, in hex. Kept elsewhere, it proves later that nothing before it was rewritten. */
  readonly lastHash!: string;
}
