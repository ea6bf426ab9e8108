import { ApiProperty } from '@nestjs/swagger';
import { RevalidationState } from '@odr/contracts';

export class RevalidationResponse {
  readonly id!: string;
  readonly sourceId!: string;
  /** Which schema of the source is laid on its annotations. */
  readonly schemaVersion!: number;
  readonly state!: RevalidationState;
  /** Annotations there were when it began; there may be more by now. */
  readonly total!: number;
  readonly checked!: number;
  readonly valid!: number;
  readonly invalid!: number;
  /** Who asked for it. */
  readonly userId!: string;
  readonly createdAt!: string;
  readonly updatedAt!: string;
  readonly finishedAt!: string | null;
}

export class RevalidationPageResponse {
  @ApiProperty({ type: [RevalidationResponse] })
  readonly items!: readonly RevalidationResponse[];
  readonly nextCursor!: string | null;
}
