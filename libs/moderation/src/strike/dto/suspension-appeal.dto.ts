import { ApiProperty } from '@nestjs/swagger';
import { AppealOutcome, type DecisionAction, type Role } from '@odr/contracts';
import { IsIn, IsInt, IsString, Length, Min } from 'class-validator';

export class AppealSuspensionRequest {
  /** Why it should end, for somebody who did not suspend you. @example 'Somebody else had my password.' */
  @IsString()
  @Length(10, 2_000)
  readonly text!: string;
}

export class AnswerSuspensionAppealRequest {
  /** upheld: the suspension stays. overturned: it ends now. */
  @IsIn(Object.values(AppealOutcome))
  readonly outcome!: AppealOutcome;

  /** What the person is told. */
  @IsString()
  @Length(3, 2_000)
  readonly note!: string;

  /** The token that came with the item. */
  @IsInt()
  @Min(1)
  readonly leaseToken!: number;
}

export class SuspensionPolicyResponse {
  /** @example 'terms.hateful' */
  readonly code!: string;
  readonly version!: number;
  readonly title!: string;
}

/** A decision that counts, or counted, against whoever is suspended. */
export class SuspensionStrikeResponse {
  readonly decisionId!: string;
  /** Title of the policy. */
  readonly policy!: string;
  readonly action!: DecisionAction;
  /** What they were told. */
  readonly facts!: string;
  readonly points!: number;
  readonly struckAt!: string;
  /** Whether its decision was taken back. */
  readonly isVoided!: boolean;
  /** What it was about; null when that is gone. */
  readonly contentId!: string | null;
  readonly name!: string | null;
}

/** An appeal against a suspension as whoever answers it sees it. Neither who is suspended is named, nor who suspended. */
export class SuspensionAppealCaseResponse {
  /** Of the suspension. */
  readonly id!: string;
  readonly itemId!: string;
  readonly text!: string;
  readonly filedAt!: string;
  readonly policy!: SuspensionPolicyResponse;
  /** What they were told. */
  readonly reason!: string;
  readonly suspendedAt!: string;
  readonly endsAt!: string;
  readonly role!: Role;
  /** Points of strikes that count now. */
  readonly points!: number;
  /** Suspensions before this one. */
  readonly earlierSuspensions!: number;
  /** Latest first, the last hundred. */
  @ApiProperty({ type: [SuspensionStrikeResponse] })
  readonly strikes!: readonly SuspensionStrikeResponse[];
}
