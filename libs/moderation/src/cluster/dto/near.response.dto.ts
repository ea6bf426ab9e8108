import { ApiProperty } from '@nestjs/swagger';
import { ContentStatus, DecisionAction, PAIR_REASONS, type PairReason } from '@odr/contracts';

/** A picture near the one that is judged. */
export class NearMemberResponse {
  readonly contentId!: string;
  readonly name!: string;
  @ApiProperty({ enum: Object.values(ContentStatus) })
  readonly status!: ContentStatus;
  readonly thumbhash!: string | null;
  readonly width!: number | null;
  readonly height!: number | null;
  /** Why the two are taken for one; null until they have been compared. */
  @ApiProperty({ enum: PAIR_REASONS, nullable: true })
  readonly reason!: PairReason | null;
  /** Differing bits of 256; null where only their vectors are near. */
  readonly bits!: number | null;
  /** What that rests on. */
  @ApiProperty({ type: Object })
  readonly evidence!: object;
  /** Its open case, of the same kind. */
  readonly itemId!: string | null;
  /** Whether somebody else is looking at that case now. */
  readonly isHeld!: boolean;
  /** Whether a decision may be carried over to it: it is the same picture, or a small edit of it. */
  readonly isSafe!: boolean;
}

/** What people decided about the same picture. */
export class NearJudgementResponse {
  readonly decisionId!: string;
  readonly contentId!: string;
  readonly name!: string;
  @ApiProperty({ enum: Object.values(DecisionAction) })
  readonly action!: DecisionAction;
  readonly policy!: string | null;
  @ApiProperty({ enum: PAIR_REASONS })
  readonly reason!: PairReason;
  readonly bits!: number | null;
  readonly decidedAt!: string;
}

/** A case with everything that is near its subject. */
export class ItemClusterResponse {
  readonly itemId!: string;
  readonly contentId!: string;
  /** The largest of those that a decision would be carried over to, itself included: look at this one. */
  readonly representativeId!: string;
  /** How many open cases a decision would be carried over to. */
  readonly followers!: number;
  /** The nearest first. */
  @ApiProperty({ type: [NearMemberResponse] })
  readonly members!: readonly NearMemberResponse[];
  /** The latest decision about the same picture. Nothing follows from it by itself. */
  @ApiProperty({ type: NearJudgementResponse, nullable: true })
  readonly suggestion!: NearJudgementResponse | null;
}
