import { ApiProperty } from '@nestjs/swagger';

const STATES = ['queued', 'running', 'done', 'failed', 'cancelled'] as const;

export class ProgressResponse {
  readonly done!: number;
  readonly total!: number;
}

/** A share with its 95 % interval (Wilson). */
export class ShareResponse {
  readonly value!: number;
  readonly low!: number;
  readonly high!: number;
}

/** Contents by what the rule said and what people decided. */
export class ConfusionResponse {
  /** Matched, and people took action. */
  readonly right!: number;
  /** Matched, and people approved. */
  readonly wrong!: number;
  /** Not matched, and people took action. */
  readonly missed!: number;
  /** Not matched, and people approved. */
  readonly spared!: number;
  /** Matched, and nobody has decided. */
  readonly unjudged!: number;
}

/** The newest contents of each kind, at most a dozen. */
export class BacktestSamplesResponse {
  readonly right!: string[];
  readonly wrong!: string[];
  readonly unjudged!: string[];
  readonly missed!: string[];
}

export class UploaderHitsResponse {
  readonly userId!: string;
  readonly name!: string | null;
  readonly hits!: number;
}

export class RuleOverlapResponse {
  readonly ruleId!: string;
  readonly name!: string;
  /** Contents that both match. */
  readonly both!: number;
}

/** The sheets that this version has judged before, judged again. */
export class ReplayResponse {
  readonly runs!: number;
  /** How many matched then. */
  readonly hits!: number;
  /** How many of those match now. */
  readonly again!: number;
  /** Whether every one of them is answered as it was. */
  readonly isExact!: boolean;
  /** Sheets answered in another way, at most twenty. */
  readonly different!: string[];
}

/** What came of it; grows while it runs. */
export class BacktestResultResponse {
  readonly contents!: number;
  /** Contents on which the rule has no answer, because a fact is not known. */
  readonly unknown!: number;
  readonly confusion!: ConfusionResponse;
  readonly samples!: BacktestSamplesResponse;
  /** Who would have been hit most. */
  @ApiProperty({ type: [UploaderHitsResponse] })
  readonly uploaders!: UploaderHitsResponse[];
  /** How many contributors would have been hit; a thousand stands for more. */
  readonly uploaderCount!: number;
  /** Other live rules that match the same. */
  @ApiProperty({ type: [RuleOverlapResponse] })
  readonly overlap!: RuleOverlapResponse[];
  readonly replay!: ReplayResponse;
}

export class BacktestResponse {
  readonly id!: string;
  readonly ruleId!: string;
  readonly version!: number;
  @ApiProperty({ enum: STATES })
  readonly state!: (typeof STATES)[number];
  readonly progress!: ProgressResponse;
  /** The time that is looked at. */
  readonly since!: string | null;
  readonly until!: string;
  /** Contents that matched. */
  readonly matched!: number;
  /** Of the hits that people have decided on, on how many they took action; null where they have decided on none. */
  readonly precision!: number | null;
  /** Of what people took action on, how much the rule matched. */
  readonly recall!: number | null;
  @ApiProperty({ type: ShareResponse, nullable: true })
  readonly precisionInterval!: ShareResponse | null;
  @ApiProperty({ type: ShareResponse, nullable: true })
  readonly recallInterval!: ShareResponse | null;
  @ApiProperty({ type: BacktestResultResponse, nullable: true })
  readonly result!: BacktestResultResponse | null;
  readonly error?: string;
  readonly askedBy!: string;
  readonly startedAt!: string | null;
  readonly finishedAt!: string | null;
}

export class BacktestsResponse {
  @ApiProperty({ type: [BacktestResponse] })
  readonly items!: BacktestResponse[];
}
