import { DomainError, type BacktestId, type RuleId } from '@odr/kernel';
import type { RuleStatus } from '@odr/contracts';
import type { RuleProblem } from './language/rule-shape.js';
import type { Missing } from './rule.policy.js';

export class RuleNotFound extends DomainError {
  readonly code = 'rule.not_found';
  constructor(ruleId: RuleId) {
    super('There is no such rule.', { ruleId });
  }
}

export class RuleNameTaken extends DomainError {
  readonly code = 'rule.name_taken';
  constructor(name: string) {
    super('There is a rule of this name.', { name });
  }
}

/** The expression cannot be read; every problem says where and, where that is a closed list, what could stand there. */
export class RuleUnreadable extends DomainError {
  readonly code = 'rule.unreadable';
  constructor(problems: readonly RuleProblem[]) {
    super(
      problems[0]?.message ?? 'The expression cannot be read.',
      { problems },
      problems.map(({ message, code }) => ({ path: 'expression', message, code })),
    );
  }
}

export class RuleQueueMissing extends DomainError {
  readonly code = 'rule.queue_missing';
  constructor(queue: string | null) {
    super(queue === null ? 'This action needs a queue.' : `There is no queue called ${queue}.`, { queue });
  }
}

export class RuleIllegalTransition extends DomainError {
  readonly code = 'rule.illegal_transition';
  constructor(from: RuleStatus, to: RuleStatus) {
    super(`A rule cannot go from ${from} to ${to}.`, { from, to });
  }
}

/** Archived rules are history. */
export class RuleArchived extends DomainError {
  readonly code = 'rule.archived';
  constructor(ruleId: RuleId) {
    super('The rule is archived and stays as it is.', { ruleId });
  }
}

const WHY: Readonly<Record<Missing, string>> = {
  backtest: 'a finished backtest of this version',
  fresh_backtest: 'a backtest that is not older than thirty days',
  judged_hits: 'enough hits that people have decided on',
  precision: 'a higher precision',
  second_person: 'somebody else than its author to approve it',
};

export class RuleNotProved extends DomainError {
  readonly code = 'rule.not_proved';
  constructor(
    missing: readonly Missing[],
    figures: {
      readonly precision: number | null;
      readonly judged: number;
      readonly floor: number;
      readonly minJudged: number;
    },
  ) {
    super(`To go live, the rule lacks ${missing.map((one) => WHY[one]).join(', ')}.`, { missing, ...figures });
  }
}

export class BacktestNotFound extends DomainError {
  readonly code = 'rule.backtest_not_found';
  constructor(backtestId: BacktestId) {
    super('There is no such backtest.', { backtestId });
  }
}

export class BacktestRunning extends DomainError {
  readonly code = 'rule.backtest_running';
  constructor(existingId: BacktestId) {
    super('A backtest of this rule is under way.', { existingId });
  }
}
