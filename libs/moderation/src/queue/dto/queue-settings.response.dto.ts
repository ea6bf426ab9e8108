import { ApiProperty } from '@nestjs/swagger';
import type { DecisionAction } from '@odr/contracts';

export class QueuePersonResponse {
  readonly id!: string;
  readonly name!: string;
}

/** How a queue is arranged. */
export class QueueSettingsResponse {
  readonly name!: string;
  readonly title!: string;
  readonly family!: string;
  readonly position!: number;
  /** Minutes until a case is due, for severity 0, 1 … 4. */
  readonly dueMinutesBySeverity!: number[];
  readonly hiddenActions!: DecisionAction[];
  readonly policies!: string[];
  /** Empty: everybody who moderates. */
  @ApiProperty({ type: [QueuePersonResponse] })
  readonly members!: readonly QueuePersonResponse[];
  /** Whether the system itself puts cases here, so that it cannot be deleted. */
  readonly isStanding!: boolean;
  readonly version!: number;
}

export class QueuePeopleResponse {
  @ApiProperty({ type: [QueuePersonResponse] })
  readonly items!: readonly QueuePersonResponse[];
}
