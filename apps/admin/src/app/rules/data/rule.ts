import type { RuleComparison, RuleCondition, RuleGroup, RuleOperator } from '@odr/contracts';
import type {
  BacktestResponse,
  RuleFactResponse,
  RuleHistoryResponse,
  RuleHitResponse,
  RuleProblemResponse,
  RuleResponse,
  RuleSettingsResponse,
} from '@odr/sdk';

export type Rule = RuleResponse;
export type RuleHistory = RuleHistoryResponse;
export type RuleHit = RuleHitResponse;
export type RuleSettings = RuleSettingsResponse;
export type Backtest = BacktestResponse;
export type Fact = RuleFactResponse;
export type RuleProblem = RuleProblemResponse;
export type { RuleComparison, RuleCondition, RuleGroup, RuleOperator };
export { expressionOf } from '@odr/contracts';

/** What was made of an expression. */
export interface RuleCheck {
  readonly isValid: boolean;
  readonly problems: readonly RuleProblem[];
  readonly conditions: RuleGroup | null;
}

/** What is written of a rule. */
export interface RuleDraft {
  readonly name: string;
  readonly expression: string;
  readonly action: Rule['action'];
  readonly queue: string | null;
  readonly maxDailyActions: number;
}

export const STATUS_WORDS: Readonly<Record<Rule['status'], string>> = {
  draft: 'Draft',
  shadow: 'In shadow',
  live: 'Live',
  paused: 'Paused',
  archived: 'Archived',
};

export const ACTIONS: readonly { readonly action: Rule['action']; readonly word: string }[] = [
  { action: 'flag', word: 'Ask people to look' },
  { action: 'queue', word: 'Put it into a queue' },
  { action: 'prioritise', word: 'Let it be looked at sooner' },
  { action: 'quarantine', word: 'Hide it until people have looked' },
];

export const actionWord = ({ action }: Pick<Rule, 'action'>): string =>
  ACTIONS.find((one) => one.action === action)?.word ?? action;

const NUMBERS: readonly RuleOperator[] = ['>', '>=', '<', '<=', '==', '!='];
const TEXTS: readonly RuleOperator[] = ['contains', 'startsWith', 'endsWith', 'finds', '==', '!='];

/** Comparisons that a fact of this type can be asked for. */
export function operatorsOf(type: string): readonly RuleOperator[] {
  if (type === 'int' || type === 'double') return NUMBERS;
  if (type === 'string') return TEXTS;
  return type === 'bool' ? ['=='] : ['has'];
}

export const OPERATOR_WORDS: Readonly<Record<RuleOperator, string>> = {
  '==': 'is',
  '!=': 'is not',
  '<': 'is below',
  '<=': 'is at most',
  '>': 'is above',
  '>=': 'is at least',
  contains: 'contains',
  startsWith: 'starts with',
  endsWith: 'ends with',
  finds: 'matches the pattern',
  has: 'has',
};

/** Facts that rows can ask for; lists of findings are for expressions. */
export const inRows = ({ type }: Pick<Fact, 'type'>): boolean => !/^list<[A-Z]/u.test(type);

/** A row that asks for this fact, as it begins. */
export function comparisonOf({ name, type, values }: Fact): RuleComparison {
  const value = type === 'bool' ? true : type === 'int' || type === 'double' ? 0 : (values?.[0] ?? '');
  const operator = values ? '==' : (operatorsOf(type)[0] ?? '==');
  return { kind: 'comparison', fact: name, operator, value, isNegated: false };
}

export const EMPTY_GROUP: RuleGroup = { kind: 'group', join: 'all', isNegated: false, conditions: [] };

export const NEW_RULE: RuleDraft = { name: '', expression: '', action: 'flag', queue: null, maxDailyActions: 100 };

export const draftOf = ({ name, expression, action, queue, maxDailyActions }: Rule): RuleDraft => ({
  name,
  expression,
  action,
  queue,
  maxDailyActions,
});

const OUTCOME_WORDS: Readonly<Record<string, string>> = {
  shadow: 'Only written down, in shadow',
  acted: 'Acted',
  capped: 'Only written down, beyond the cap of the day',
  idle: 'Nothing left to do: a person had judged it, or it waited already',
};

/** What a rule did about something that it matched. */
export const outcomeWord = ({ outcome }: Pick<RuleHit, 'outcome'>): string => OUTCOME_WORDS[outcome] ?? outcome;
