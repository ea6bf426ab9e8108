import { ApiProperty } from '@nestjs/swagger';

export class LeaseHolderResponse {
  readonly id!: string;
  readonly name!: string;
}

/** A case that somebody keeps for long. */
export class HoldResponse {
  readonly itemId!: string;
  readonly queue!: string;
  /** hold, or handover until the colleague takes it up */
  readonly kind!: 'hold' | 'handover';
  readonly reason!: string | null;
  /** What it is about, by its name; null when that is gone. */
  readonly name!: string | null;
  readonly severity!: number;
  readonly dueAt!: string;
  /** Null where it was held before this was written down. */
  readonly since!: string | null;
  readonly until!: string;
  readonly holder!: LeaseHolderResponse;
}

export class HoldsResponse {
  @ApiProperty({ type: [HoldResponse] })
  readonly items!: readonly HoldResponse[];
}

/** A case that somebody has passed on to others. */
export class SkipResponse {
  readonly itemId!: string;
  readonly queue!: string;
  /** What it is about, by its name; null when that is gone. */
  readonly name!: string | null;
  /** Whether it still waits for somebody. */
  readonly isOpen!: boolean;
  /** @example 'not_my_field' */
  readonly reason!: string;
  readonly note!: string | null;
  readonly at!: string;
  readonly moderator!: LeaseHolderResponse;
}

export class SkipPageResponse {
  @ApiProperty({ type: [SkipResponse] })
  readonly items!: readonly SkipResponse[];
  readonly nextCursor!: string | null;
}
