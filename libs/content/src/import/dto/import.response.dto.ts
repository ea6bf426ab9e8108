import type { ImportItemState, ImportKind, ImportState } from '@odr/contracts';
import { ApiProperty } from '@nestjs/swagger';
import { ImportItemState as ITEM_STATE, ImportKind as KIND, ImportState as STATE } from '@odr/contracts';

export class ImportProgressResponse {
  /** Items that have come to their end, processing included. */
  readonly done!: number;
  /** Items in the plan; grows until `isListed`. */
  readonly total!: number;
}

export class ImportCountsResponse {
  /** New content. */
  readonly created!: number;
  /** Bytes that were here already. */
  readonly duplicate!: number;
  readonly failed!: number;
  /** Left out on purpose. */
  readonly skipped!: number;
}

export class ImportErrorResponse {
  /** Stable; branch on this. @example 'auth.dco_required' */
  readonly code!: string;
  readonly detail!: string;
}

export class ImportFileResponse {
  readonly name!: string;
  /** Bytes. */
  readonly size!: number;
}

export class ImportResponse {
  readonly id!: string;
  @ApiProperty({ enum: Object.values(KIND) })
  readonly kind!: ImportKind;
  readonly name!: string;
  @ApiProperty({ enum: Object.values(STATE) })
  readonly state!: ImportState;
  /** Why it failed, or pauses by itself. */
  readonly error!: ImportErrorResponse | null;
  readonly userId!: string;
  /** Whoever started it. */
  readonly userName!: string;
  readonly teamId!: string | null;
  readonly progress!: ImportProgressResponse;
  /** Whether the plan is complete. */
  readonly isListed!: boolean;
  readonly counts!: ImportCountsResponse;
  /** Those of `created` that the system is not through with. */
  readonly processing!: number;
  /** Items a second over the last half minute; null while there is nothing to say. */
  readonly rate!: number | null;
  /** From that rate. */
  readonly remainingSeconds!: number | null;
  /** The file that came with it. */
  readonly source!: ImportFileResponse | null;
  readonly defaults!: Readonly<Record<string, unknown>>;
  readonly mapping!: Readonly<Record<string, unknown>> | null;
  readonly options!: Readonly<Record<string, unknown>> | null;
  /** Whether what failed can still be tried again: files are let go of some time after the end. */
  readonly canRetry!: boolean;
  readonly createdAt!: string;
  readonly startedAt!: string | null;
  readonly finishedAt!: string | null;
}

export class ImportPageResponse {
  readonly items!: ImportResponse[];
  readonly nextCursor!: string | null;
}

export class ImportItemResponse {
  /** From 0, in the order of the source. */
  readonly position!: number;
  /** What it is called where it comes from. @example 'train/0001.jpg' */
  readonly key!: string;
  readonly fileName!: string;
  @ApiProperty({ enum: Object.values(ITEM_STATE) })
  readonly state!: ImportItemState;
  /** What it became, or was here already as; null also when that is hidden from whoever started the import. */
  readonly contentId!: string | null;
  readonly error!: ImportErrorResponse | null;
  readonly attempts!: number;
  /** Milliseconds that opening and taking in took, the last time. */
  readonly tookMs!: number | null;
  readonly endedAt!: string | null;
}

export class ImportItemPageResponse {
  readonly items!: ImportItemResponse[];
  readonly nextCursor!: string | null;
}

/** One cause. */
export class ImportFailureResponse {
  /** failed, or skipped: left out on purpose */
  @ApiProperty({ enum: [ITEM_STATE.Failed, ITEM_STATE.Skipped] })
  readonly state!: 'failed' | 'skipped';
  readonly code!: string;
  readonly count!: number;
  /** How many of them POST `/imports/:id/retry` would try again. */
  readonly retriable!: number;
  /** What one of them says. */
  readonly detail!: string;
  /** Key of the first. */
  readonly example!: string;
}

export class ImportFailuresResponse {
  readonly items!: ImportFailureResponse[];
}

export class RetriedImportResponse {
  /** How many items are tried again. */
  readonly retried!: number;
}
