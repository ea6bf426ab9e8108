import { ApiProperty } from '@nestjs/swagger';
import { CleaningState } from '@odr/contracts';

import { CLEANING_MODES, type CleaningMode } from '../../prefix-recipe.js';

export class CleaningRunResponse {
  readonly id!: string;
  @ApiProperty({ enum: CLEANING_MODES })
  readonly mode!: CleaningMode;
  /** The filters it was started with. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  readonly filter!: Readonly<Record<string, unknown>>;
  readonly state!: CleaningState;
  /** Code of the problem that ended it. */
  readonly failure!: string | null;
  /** Annotations that matched when it began; there may be more by now. */
  readonly total!: number;
  readonly looked!: number;
  /** Captions that were cleaned, whether they were put back since or not. */
  readonly cleaned!: number;
  readonly refused!: number;
  /** Of the cleaned, those that undoing put back. */
  readonly restored!: number;
  /** Of the cleaned, those that undoing left, because somebody went on with them. */
  readonly kept!: number;
  /** Who started it. */
  readonly userId!: string;
  readonly userName!: string | null;
  readonly createdAt!: string;
  readonly updatedAt!: string;
  readonly finishedAt!: string | null;
}

export class CleaningRunPageResponse {
  @ApiProperty({ type: [CleaningRunResponse] })
  readonly items!: readonly CleaningRunResponse[];
  readonly nextCursor!: string | null;
}
