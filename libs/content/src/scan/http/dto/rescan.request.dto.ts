import { IsIn } from 'class-validator';

const RESCANS = ['failed', 'all'] as const;

/** Which items a scanner is to look at again. */
export class RescanRequest {
  /** `failed`: what it could not look at. `all`: everything, as if its version had changed. */
  @IsIn(RESCANS)
  readonly which!: (typeof RESCANS)[number];
}
