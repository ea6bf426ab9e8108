import { ApiProperty } from '@nestjs/swagger';
import { IsInt, Max, Min, ValidateIf } from 'class-validator';

export class TeamQuotaRequest {
  /** Bytes that the team's files as received may take; null for what the configuration says. @example 50000000000 */
  @ApiProperty({ type: 'integer', minimum: 0, nullable: true })
  @ValidateIf(({ bytes }: TeamQuotaRequest) => bytes !== null)
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  readonly bytes!: number | null;
}
