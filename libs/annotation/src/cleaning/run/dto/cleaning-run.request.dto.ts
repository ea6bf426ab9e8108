import { OmitType } from '@nestjs/swagger';
import { CLEANED_OUTCOMES, type CleanedOutcome } from '@odr/contracts';
import { UncountedPageQuery } from '@odr/platform';
import { IsIn, IsOptional } from 'class-validator';

import { CleanCaptionsQuery } from '../../dto/clean.query.dto.js';

/** Which captions, and how: what the preview was asked. */
export class StartCleaningRequest extends OmitType(CleanCaptionsQuery, ['cursor', 'limit'] as const) {}

export class ListCleanedItemsQuery extends UncountedPageQuery {
  /** Only those with this outcome. */
  @IsOptional()
  @IsIn(CLEANED_OUTCOMES)
  readonly outcome?: CleanedOutcome;
}
