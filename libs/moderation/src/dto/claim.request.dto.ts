import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { AbsentOrValid } from './absent-or-valid.js';

/** How long one holds what one says nothing about. */
export const DEFAULT_LEASE_SECONDS = 600;

export class ClaimRequest {
  /** How many items to take at most. */
  @AbsentOrValid()
  @IsInt()
  @Min(1)
  @Max(50)
  readonly count: number = 1;

  /** How long you hold them, unless you extend. */
  @AbsentOrValid()
  @IsInt()
  @Min(30)
  @Max(3_600)
  readonly leaseSeconds: number = DEFAULT_LEASE_SECONDS;
}

export class TakeItemRequest {
  /** How long you hold it, unless you extend. */
  @AbsentOrValid()
  @IsInt()
  @Min(30)
  @Max(3_600)
  readonly leaseSeconds: number = DEFAULT_LEASE_SECONDS;
}

export class ReleaseItemRequest {
  /** The token you were given; without it any lease of yours is meant. */
  @IsOptional()
  @IsInt()
  @Min(1)
  readonly leaseToken?: number;
}

export class ExtendItemRequest extends ReleaseItemRequest {
  /** Counted from now. */
  @AbsentOrValid()
  @IsInt()
  @Min(30)
  @Max(3_600)
  readonly leaseSeconds: number = DEFAULT_LEASE_SECONDS;
}
