import { AppealOutcome } from '@odr/contracts';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Length, Min } from 'class-validator';

export class FileAppealRequest {
  /** The decision that you think is wrong: `id` of a statement of reasons. */
  @IsUUID()
  readonly decisionId!: string;

  /** Why, for somebody who has not seen the case before. @example 'The number plate is of a museum piece.' */
  @IsString()
  @Length(10, 2_000)
  readonly text!: string;
}

export class ResolveAppealRequest {
  /** upheld: the decision stands. overturned: it is taken back. */
  @IsIn(Object.values(AppealOutcome))
  readonly outcome!: AppealOutcome;

  /** What the appellant is told. */
  @IsString()
  @Length(3, 2_000)
  readonly note!: string;

  /** The token that came with the item. Left out, the item must be yours or nobody's. */
  @IsOptional()
  @IsInt()
  @Min(1)
  readonly leaseToken?: number;
}
