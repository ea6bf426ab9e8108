import { ApiProperty } from '@nestjs/swagger';
import { RuleAction, RuleStatus } from '@odr/contracts';
import { MISSING, type Missing } from '../rule.policy.js';

const STATUS = { enum: Object.values(RuleStatus) };
const ACTION = { enum: Object.values(RuleAction) };

/** One day of a rule (UTC). */
export class RuleDayResponse {
  /** @example '2026-11-23' */
  readonly day!: string;
  readonly runs!: number;
  readonly hits!: number;
  /** Runs without an answer, because a fact was not known. */
  readonly unknown!: number;
  readonly acted!: number;
}

export class RuleResponse {
  readonly id!: string;
  readonly name!: string;
  /** Of what it asks and does; grows with every change of that. */
  readonly version!: number;
  @ApiProperty(STATUS)
  readonly status!: RuleStatus;
  /** An earlier version that is live until this one is, or the rule is paused. */
  readonly actingVersion!: number | null;
  readonly expression!: string;
  @ApiProperty(ACTION)
  readonly action!: RuleAction;
  readonly queue!: string | null;
  /** In force now. */
  readonly maxDailyActions!: number;
  /** Counts every change; the ETag. */
  readonly edition!: number;
  /** Who wrote this version; somebody else has to approve it. */
  readonly madeBy!: string;
  /** Undefined where the account is gone. */
  readonly madeByName!: string | null;
  readonly madeAt!: string;
  readonly createdAt!: string;
  readonly liveSince!: string | null;
  /** The alarm has paused it, and nobody has moved it since. */
  readonly isPausedByAlarm!: boolean;
  /** Since midnight (UTC). */
  readonly today!: RuleDayResponse;
}

export class RulesResponse {
  @ApiProperty({ type: [RuleResponse] })
  readonly items!: RuleResponse[];
}

export class RuleVersionResponse {
  readonly version!: number;
  readonly expression!: string;
  @ApiProperty(ACTION)
  readonly action!: RuleAction;
  readonly queue!: string | null;
  readonly maxDailyActions!: number;
  readonly madeBy!: string;
  readonly madeByName!: string | null;
  readonly madeAt!: string;
}

/** What the alarm saw. */
export class RuleAlarmResponse {
  /** Hits a run in the hour that was judged. */
  readonly rate!: number;
  /** Hits a run before. */
  readonly usual!: number;
  readonly runs!: number;
  readonly hits!: number;
  /** How likely chance alone gives as many. */
  readonly chance!: number;
}

export class RuleStepResponse {
  readonly id!: string;
  readonly version!: number;
  @ApiProperty({ enum: Object.values(RuleStatus), nullable: true, type: String })
  readonly from!: RuleStatus | null;
  @ApiProperty(STATUS)
  readonly to!: RuleStatus;
  /** Null when the alarm did it. */
  readonly actorId!: string | null;
  readonly actorName!: string | null;
  @ApiProperty({ type: RuleAlarmResponse, nullable: true })
  readonly alarm!: RuleAlarmResponse | null;
  readonly at!: string;
}

export class RuleHistoryResponse {
  /** Newest first. */
  @ApiProperty({ type: [RuleVersionResponse] })
  readonly versions!: RuleVersionResponse[];
  /** Newest first. */
  @ApiProperty({ type: [RuleStepResponse] })
  readonly steps!: RuleStepResponse[];
  /** The last 30 days, oldest first. */
  @ApiProperty({ type: [RuleDayResponse] })
  readonly days!: RuleDayResponse[];
}

export class RuleHitResponse {
  readonly contentId!: string;
  readonly version!: number;
  @ApiProperty({ enum: ['shadow', 'acted', 'capped', 'idle'] })
  readonly outcome!: string;
  readonly caseId!: string | null;
  readonly at!: string;
}

export class RuleHitPageResponse {
  @ApiProperty({ type: [RuleHitResponse] })
  readonly items!: readonly RuleHitResponse[];
  readonly nextCursor!: string | null;
}

export class RuleProblemResponse {
  /** @example 'unknown_fact' */
  readonly code!: string;
  readonly message!: string;
  /** Characters from the start of the expression. */
  readonly start!: number;
  /** Behind the last one. */
  readonly end!: number;
  /** What could stand there instead, where that is a closed list. */
  readonly known?: string[];
}

export class RuleCheckResponse {
  readonly isValid!: boolean;
  @ApiProperty({ type: [RuleProblemResponse] })
  readonly problems!: RuleProblemResponse[];
  /** The rows that say the same, as a tree of groups and comparisons; null where rows cannot say it. */
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true })
  readonly conditions!: Record<string, unknown> | null;
}

export class RuleFactResponse {
  /** @example 'nsfw.sexy' */
  readonly name!: string;
  /** @example 'double' */
  readonly type!: string;
  readonly means!: string;
  /** Values it can have, where they are few. */
  readonly values?: string[];
}

export class RuleFactsResponse {
  @ApiProperty({ type: [RuleFactResponse] })
  readonly items!: RuleFactResponse[];
}

export class RuleSettingsResponse {
  /** Share of its judged hits on which people have to have taken action before a rule may go live, 0–1. */
  readonly precisionFloor!: number;
  /** How many hits people have to have decided on. */
  readonly minJudgedHits!: number;
}

/** What the newest version still lacks before whoever asks may approve it. */
export class RuleProofResponse {
  readonly version!: number;
  /** Empty when nothing is missing. */
  @ApiProperty({ enum: MISSING, isArray: true })
  readonly missing!: readonly Missing[];
  /** Of its newest finished backtest; null before there is one, and while nobody has judged a hit. */
  readonly precision!: number | null;
  readonly judged!: number;
  /** The precision it needs, 0–1. */
  readonly floor!: number;
  readonly minJudged!: number;
  readonly testedAt!: string | null;
  /** Until when that backtest counts. */
  readonly holdsUntil!: string | null;
}
