import { ApiProperty } from '@nestjs/swagger';
import type { AppealOutcome, Role } from '@odr/contracts';
import { IsIn, IsInt, IsString, Length, Max, Min } from 'class-validator';
import { AbsentOrValid } from '../../dto/absent-or-valid.js';

export class SuspendRequest {
  /** Code of the policy this rests on. @example 'terms.hateful' */
  @IsString()
  @Length(1, 100)
  readonly policy!: string;

  /** What the person is told. */
  @IsString()
  @Length(10, 2_000)
  readonly reason!: string;

  /** It ends by itself after so many days. */
  @IsInt()
  @Min(1)
  @Max(365)
  readonly days!: number;
}

const ACCOUNT_FILTERS = ['appealed', 'suspended', 'struck'] as const;
export type AccountFilter = (typeof ACCOUNT_FILTERS)[number];

export class ListAccountsQuery {
  /** appealed: who is suspended and waits for an answer; suspended: everyone who is; struck: who has strikes that count. */
  @AbsentOrValid()
  @IsIn(ACCOUNT_FILTERS)
  readonly filter: AccountFilter = 'appealed';
}

/** What somebody says against being suspended. Who answers is not told. */
export class SuspensionAppealResponse {
  readonly text!: string;
  readonly filedAt!: string;
  /** waiting, upheld, overturned, or ended when the suspension was over before anybody answered. */
  readonly state!: 'waiting' | AppealOutcome | 'ended';
  readonly note!: string | null;
  readonly resolvedAt!: string | null;
  /** Where it waits among the appeals; null when it does not wait, and for whoever filed it. */
  readonly itemId!: string | null;
}

/** That an account may read and appeal, but not contribute. Who suspended it is not told. */
export class SuspensionResponse {
  readonly id!: string;
  /** Code of the policy. */
  readonly policy!: string;
  readonly policyVersion!: number;
  readonly reason!: string;
  readonly suspendedAt!: string;
  readonly endsAt!: string;
  /** When it was lifted before its end. */
  readonly liftedAt!: string | null;
  /** Whether it holds now. */
  readonly isRunning!: boolean;
  /** Whether you gave it: then somebody else answers an appeal. */
  readonly isByMe!: boolean;
  readonly appeal!: SuspensionAppealResponse | null;
}

/** What a decision counts against a person. */
export class StrikeResponse {
  readonly decisionId!: string;
  /** Code of the policy. */
  readonly policy!: string;
  readonly points!: number;
  readonly struckAt!: string;
  readonly expiresAt!: string;
  /** When its decision was taken back. */
  readonly voidedAt!: string | null;
}

/** What moderation holds of an account. */
export class AccountHistoryResponse {
  readonly userId!: string;
  readonly name!: string;
  readonly role!: Role;
  /** Points of strikes that count now. People decide what follows; no number does. */
  readonly points!: number;
  readonly isSuspended!: boolean;
  /** Latest first. */
  @ApiProperty({ type: [StrikeResponse] })
  readonly strikes!: readonly StrikeResponse[];
  /** Latest first. */
  @ApiProperty({ type: [SuspensionResponse] })
  readonly suspensions!: readonly SuspensionResponse[];
}

/** An account in a list. */
export class AccountSummaryResponse {
  readonly userId!: string;
  readonly name!: string;
  readonly role!: Role;
  /** Points of strikes that count now. */
  readonly points!: number;
  readonly strikes!: number;
  readonly lastStruckAt!: string | null;
  /** Null unless suspended. */
  readonly suspendedUntil!: string | null;
  /** When an appeal was filed that waits; null without one. */
  readonly appealedAt!: string | null;
}

export class AccountListResponse {
  @ApiProperty({ type: [AccountSummaryResponse] })
  readonly items!: readonly AccountSummaryResponse[];
}
