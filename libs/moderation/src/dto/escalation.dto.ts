import { ApiProperty } from '@nestjs/swagger';
import { EscalationCause, type SubjectType } from '@odr/contracts';
import { UncountedPageQuery } from '@odr/platform';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsString, IsUUID, Length, Max, Min } from 'class-validator';
import { AbsentOrValid } from './absent-or-valid.js';

export class ListEscalatedQuery extends UncountedPageQuery {
  /** Name of the queue in which they wait. @example 'reports' */
  @AbsentOrValid()
  @IsString()
  @Length(1, 60)
  readonly queue?: string;

  /** Who would not decide them. */
  @AbsentOrValid()
  @IsUUID()
  readonly by?: string;

  /** passed_on: somebody would not decide it; dispute: two differ who had to agree; second_review: a second look says otherwise. */
  @AbsentOrValid()
  @IsIn(Object.values(EscalationCause))
  readonly why?: EscalationCause;

  /** Waiting for so many hours at least. */
  @AbsentOrValid()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(87_600)
  readonly minHours?: number;
}

export class ModeratorNameResponse {
  readonly id!: string;
  readonly name!: string;
}

/** A case that waits for who leads. */
export class EscalatedItemResponse {
  readonly itemId!: string;
  readonly queue!: string;
  readonly queueTitle!: string;
  readonly subjectType!: SubjectType;
  readonly subjectId!: string;
  /** What is to be seen; null for a suspension. */
  readonly contentId!: string | null;
  readonly name!: string | null;
  readonly thumbhash!: string | null;
  readonly severity!: number;
  readonly priority!: number;
  readonly dueAt!: string;
  readonly isOverdue!: boolean;
  readonly openedAt!: string;
  readonly escalatedAt!: string;
  /** Null where it was escalated before this was written down. */
  readonly why!: EscalationCause | null;
  /** Who passed it on; people who differ are not named. */
  readonly by!: ModeratorNameResponse | null;
  /** What they wrote to whoever decides it. */
  readonly note!: string | null;
  /** Who holds it now. */
  readonly heldBy!: ModeratorNameResponse | null;
  readonly isMine!: boolean;
}

export class EscalatedPageResponse {
  @ApiProperty({ type: [EscalatedItemResponse] })
  readonly items!: readonly EscalatedItemResponse[];
  readonly nextCursor!: string | null;
}

/** Somebody who passed on cases that still wait. */
export class EscalatorResponse extends ModeratorNameResponse {
  readonly count!: number;
}

export class EscalatorsResponse {
  @ApiProperty({ type: [EscalatorResponse] })
  readonly items!: readonly EscalatorResponse[];
}
