import {
  BATCH_EXCLUSIONS,
  BATCH_OUTCOMES,
  UNDO_OUTCOMES,
  type BatchExclusion,
  type BatchOutcome,
  type UndoOutcome,
} from '@odr/contracts';
import { UncountedPageQuery } from '@odr/platform';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { AbsentOrValid } from '../../dto/absent-or-valid.js';
import { BATCH_ACTIONS, type BatchAction } from '../batch.policy.js';
import { MAX_ITEMS } from '../batch.service.js';

/** Say exactly one of `itemIds`, `queue`, `clusterOf`, `clusterId` and `bankId`. */
export class BatchSelectionRequest {
  @AbsentOrValid()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_ITEMS)
  @ArrayUnique()
  @IsUUID('all', { each: true })
  readonly itemIds?: string[];

  /** All open items of a queue. */
  @AbsentOrValid()
  @IsString()
  @Length(1, 100)
  readonly queue?: string;

  /** Of a queue: only items with this finding. @example 'nsfw' */
  @AbsentOrValid()
  @IsString()
  @Length(1, 100)
  readonly flag?: string;

  /** An item, and the open items about what is the same picture: a decision about one is carried over to the others. */
  @AbsentOrValid()
  @IsUUID('all')
  readonly clusterOf?: string;

  /** The open items about the members of a cluster of duplicates. */
  @AbsentOrValid()
  @IsUUID('all')
  readonly clusterId?: string;

  /** The open items that a hash bank has raised. */
  @AbsentOrValid()
  @IsUUID('all')
  readonly bankId?: string;
}

export class PlanBatchRequest {
  @IsObject()
  @ValidateNested()
  @Type(() => BatchSelectionRequest)
  readonly selection!: BatchSelectionRequest;

  /** Only what can be taken back. */
  @IsIn(BATCH_ACTIONS)
  readonly action!: BatchAction;

  /** The policy that all of it rests on. @example 'terms.other' */
  @IsOptional()
  @IsString()
  @Length(1, 100)
  @Matches(/^[\w.:/-]+$/)
  readonly policy?: string;

  /** For the other moderators; never shown in public. */
  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  readonly note?: string;
}

export class ApplyBatchRequest {
  /** The one that came with the plan you have looked at. */
  @Matches(/^[0-9a-f]{64}$/)
  readonly planHash!: string;
}

export class ListBatchItemsQuery extends UncountedPageQuery {
  @IsOptional()
  @IsIn(BATCH_EXCLUSIONS)
  readonly exclusion?: BatchExclusion;

  @IsOptional()
  @IsIn(BATCH_OUTCOMES)
  readonly outcome?: BatchOutcome;

  @IsOptional()
  @IsIn(UNDO_OUTCOMES)
  readonly undoOutcome?: UndoOutcome;
}
