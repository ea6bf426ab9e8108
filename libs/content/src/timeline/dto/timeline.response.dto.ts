import { ApiProperty } from '@nestjs/swagger';
import { ContributionState } from '@odr/contracts';

const STEPS = ['received', 'hashed', 'cleaned', 'scanned', 'compared', 'findable', 'reviewed', 'published'];
const OUTCOMES = ['done', 'running', 'waiting', 'stopped', 'skipped'];

/** One step of an item's way. */
export class TimelineStepResponse {
  @ApiProperty({ enum: STEPS })
  readonly name!: string;
  /** waiting: its turn has not come; stopped: it does not go on by itself; skipped: it never comes to that. */
  @ApiProperty({ enum: OUTCOMES })
  readonly outcome!: string;
  /** When it was over. */
  readonly at!: string | null;
  /** Milliseconds from the end of the step before. */
  readonly tookMs!: number | null;
  /** Why it stopped. @example 'content.truncated' */
  readonly code!: string | null;
  readonly detail!: string | null;
  /** What the contributor can do about it, in words. */
  readonly advice!: string | null;
  /** What came of it. @example { "removed": ["EXIF"] } */
  readonly facts!: Record<string, unknown>;
}

/** The way of an item from its arrival to its publication. */
export class TimelineResponse {
  @ApiProperty({ enum: Object.values(ContributionState) })
  readonly state!: ContributionState;
  /** Whether nothing more happens by itself until a person acts. */
  readonly isSettled!: boolean;
  @ApiProperty({ type: [TimelineStepResponse] })
  readonly steps!: TimelineStepResponse[];
}
