import { ApiProperty } from '@nestjs/swagger';
export class ModerationEventResponse {
  readonly id!: string;
  /** 1, 2, 3 … without a gap. */
  readonly seq!: number;
  /** @example 'case_decided' */
  readonly type!: string;
  /** human, scanner or system */
  readonly actorKind!: string;
  /** The moderator who acted. Null for machines, and for people who reported. */
  readonly actorId!: string | null;
  readonly payload!: Record<string, unknown>;
  /** What the moderator noted with a decision. */
  readonly note!: string | null;
  /** sha256 over the hash before and this row, hex. */
  readonly hash!: string;
  readonly at!: string;
}

export class ModerationEventPageResponse {
  @ApiProperty({ type: [ModerationEventResponse] })
  readonly items!: readonly ModerationEventResponse[];
  readonly nextCursor!: string | null;
}
