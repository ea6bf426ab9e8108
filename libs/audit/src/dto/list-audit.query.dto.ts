import { AUDIT_ACTS, type AuditAct } from '@odr/contracts';
import { PageQuery } from '@odr/platform';
import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsIP, IsISO8601, IsOptional, IsString, IsUUID, Length, Matches } from 'class-validator';

export class ListAuditQuery extends PageQuery {
  /** Who did it. */
  @ApiProperty({ type: String, format: 'uuid', required: false })
  @IsOptional()
  @IsUUID()
  readonly actor?: string;

  @ApiProperty({ enum: AUDIT_ACTS, required: false })
  @IsOptional()
  @IsIn(AUDIT_ACTS)
  readonly act?: AuditAct;

  /** To whom or what it was done: id of a user, a team or an export. */
  @ApiProperty({ type: String, format: 'uuid', required: false })
  @IsOptional()
  @IsUUID()
  readonly subject?: string;

  /** Where it was done from: a network address, whole. @example '192.0.2.1' */
  @IsOptional()
  @IsIP()
  readonly address?: string;

  /** In which request: what the answer called `X-Request-Id`. */
  @IsOptional()
  @IsString()
  @Length(1, 200)
  readonly requestId?: string;

  /** At or after this time. @example '2026-03-01T00:00:00Z' */
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}(T|$)/)
  @IsISO8601({ strict: true })
  readonly from?: string;

  /** Before this time. @example '2026-04-01T00:00:00Z' */
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}(T|$)/)
  @IsISO8601({ strict: true })
  readonly to?: string;
}
