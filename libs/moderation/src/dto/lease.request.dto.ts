import { IsIn, IsInt, IsString, IsUUID, Length, Max, Min } from 'class-validator';
import { AbsentOrValid } from './absent-or-valid.js';
import { DEFAULT_LEASE_SECONDS, ReleaseItemRequest } from './claim.request.dto.js';

/** Why people pass cases on. */
const SKIP_REASONS = ['distressing', 'not_my_field', 'language', 'conflict_of_interest', 'unsure', 'other'] as const;

export class HoldItemRequest extends ReleaseItemRequest {
  /** What you are waiting for. Whoever leads sees it. @example 'Asked the photographer for the model release.' */
  @IsString()
  @Length(3, 500)
  readonly reason!: string;

  @AbsentOrValid()
  @IsInt()
  @Min(1)
  @Max(168)
  readonly hours: number = 24;
}

export class TakeOverItemRequest {
  /** Counted from now. */
  @AbsentOrValid()
  @IsInt()
  @Min(30)
  @Max(3_600)
  readonly leaseSeconds: number = DEFAULT_LEASE_SECONDS;
}

export class HandOverItemRequest extends ReleaseItemRequest {
  /** The colleague, who is given it before everything else. */
  @IsUUID()
  readonly to!: string;
}

export class GiveHeldItemRequest {
  /** Who is given it before everything else: somebody who works in its queue, possibly you. */
  @IsUUID()
  readonly to!: string;
}

export class SkipItemRequest extends ReleaseItemRequest {
  @IsIn(SKIP_REASONS)
  readonly reason!: (typeof SKIP_REASONS)[number];

  @AbsentOrValid()
  @IsString()
  @Length(1, 500)
  readonly note?: string;
}
