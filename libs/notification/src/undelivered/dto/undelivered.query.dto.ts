import { UncountedPageQuery } from '@odr/platform';
import { IsIn, IsOptional } from 'class-validator';

/** `waiting`: tried, and tried again later. `failed`: given up. `expired`: its link was over before it could be sent. */
export const UNDELIVERED_STATES = ['waiting', 'failed', 'expired'] as const;
export type UndeliveredState = (typeof UNDELIVERED_STATES)[number];

export class ListUndeliveredQuery extends UncountedPageQuery {
  @IsOptional()
  @IsIn(UNDELIVERED_STATES)
  readonly state?: UndeliveredState;
}
