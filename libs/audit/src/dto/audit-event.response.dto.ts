import { AUDIT_ACTS, AuditSubjectType, type AuditAct } from '@odr/contracts';
import { ApiProperty } from '@nestjs/swagger';

export class AuditEventResponse {
  readonly id!: string;
  /** 1, 2, 3 … without a gap. */
  readonly seq!: number;
  @ApiProperty({ enum: AUDIT_ACTS })
  readonly act!: AuditAct;
  /** Null for anonymous callers and for the command line. */
  readonly actorId!: string | null;
  @ApiProperty({ enum: Object.values(AuditSubjectType), nullable: true })
  readonly subjectType!: AuditSubjectType | null;
  readonly subjectId!: string | null;
  /** Network address of the request. @example '192.0.2.1' */
  readonly address!: string | null;
  readonly requestId!: string | null;
  /** Ids, codes and numbers that belong to the act. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  readonly details!: object;
  /** sha256 of the row and of everything before it, in hex. */
  readonly hash!: string;
  readonly at!: Date;
}

export class AuditEventPageResponse {
  readonly items!: AuditEventResponse[];
  /** Null on the last page. */
  readonly nextCursor!: string | null;
  readonly total?: number;
}
