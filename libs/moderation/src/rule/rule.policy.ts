import { RuleAction, RuleStatus } from '@odr/contracts';
import type { UserId } from '@odr/kernel';

/** The only ways from one status to another. What is archived stays archived. */
const TRANSITIONS: Readonly<Record<RuleStatus, readonly RuleStatus[]>> = {
  draft: ['shadow', 'live', 'archived'],
  shadow: ['draft', 'live', 'paused', 'archived'],
  live: ['shadow', 'paused', 'archived'],
  paused: ['shadow', 'live', 'archived'],
  archived: [],
};

/** @param isActing whether an earlier version is live meanwhile, which can be stopped at any time */
export const canMoveRule = (from: RuleStatus, to: RuleStatus, isActing: boolean): boolean =>
  TRANSITIONS[from].includes(to) || (isActing && to === RuleStatus.Paused);

/** Where a rule stands. */
interface Standing {
  readonly status: RuleStatus;
  readonly version: number;
  readonly actingVersion: number | null;
}

/**
 * Which earlier version acts from then on: a live one goes on until what replaces it is live itself, so that working on a rule takes
 * no protection away; and it ends when somebody stops the rule.
 */
export function actingAfter(
  { status, version, actingVersion }: Standing,
  next: { readonly status: RuleStatus; readonly version: number },
): number | null {
  if (next.status !== RuleStatus.Draft && next.status !== RuleStatus.Shadow) return null;
  return status === RuleStatus.Live && next.version !== version ? version : actingVersion;
}

/** Whether rules of this status look at what comes in. */
export const isRunning = (status: RuleStatus): boolean => status === RuleStatus.Shadow || status === RuleStatus.Live;

/** What makes a version: changing any of it makes another one, which has to be proved anew. */
export interface RuleText {
  readonly expression: string;
  readonly action: RuleAction;
  readonly queue: string | null;
  readonly maxDailyActions: number;
}

/**
 * Whether a change needs a version of its own. A lower cap does not: whoever sees a rule run wild must be able to turn it
 * down at once, and alone.
 */
export const needsVersion = (approved: RuleText, wanted: RuleText): boolean =>
  approved.expression !== wanted.expression ||
  approved.action !== wanted.action ||
  approved.queue !== wanted.queue ||
  wanted.maxDailyActions > approved.maxDailyActions;

/** For how long a backtest says something about what comes in today. */
export const PROOF_DAYS = 30;

/** What a rule has to prove before it may act. */
export interface GoingLive {
  readonly author: UserId;
  readonly approver: UserId;
  /** The newest finished backtest of this very version; undefined before there is one. */
  readonly backtest:
    { readonly precision: number | null; readonly judged: number; readonly isStale: boolean } | undefined;
  readonly floor: number;
  /** Fewer judged hits than this say nothing. */
  readonly minJudged: number;
}

export const MISSING = ['backtest', 'fresh_backtest', 'judged_hits', 'precision', 'second_person'] as const;
export type Missing = (typeof MISSING)[number];

/** What is missing, all of it at once, so that nobody is sent round in circles. */
export function missingToGoLive({ author, approver, backtest, floor, minJudged }: GoingLive): Missing[] {
  const missing: Missing[] = [];
  if (backtest === undefined) missing.push('backtest');
  else {
    if (backtest.isStale) missing.push('fresh_backtest');
    if (backtest.judged < minJudged || backtest.precision === null) missing.push('judged_hits');
    else if (backtest.precision < floor) missing.push('precision');
  }
  if (author === approver) missing.push('second_person');
  return missing;
}

/** How urgent a case is that a rule has asked for: like any other suspicion of a machine, and below what people report. */
export const urgencyOfRule = (action: RuleAction): { readonly severity: number; readonly priority: number } =>
  action === RuleAction.Quarantine ? { severity: 3, priority: 80 } : { severity: 2, priority: 60 };
