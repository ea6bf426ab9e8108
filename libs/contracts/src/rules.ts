/** What a rule may be. Only `live` does anything; `shadow` writes down what it would have done. */
export const RuleStatus = {
  Draft: 'draft',
  Shadow: 'shadow',
  Live: 'live',
  Paused: 'paused',
  Archived: 'archived',
} as const;
export type RuleStatus = (typeof RuleStatus)[keyof typeof RuleStatus];

/** What a live rule does with what it matches. None of them is a verdict: a person gives that. */
export const RuleAction = {
  /** Asks people to look; the routing rules say in which queue. */
  Flag: 'flag',
  /** Asks people to look, in the rule's own queue. */
  Queue: 'queue',
  /** Lets what waits already be looked at sooner; opens nothing. */
  Prioritise: 'prioritise',
  /** Hides it until a person confirms or lifts that. */
  Quarantine: 'quarantine',
} as const;
export type RuleAction = (typeof RuleAction)[keyof typeof RuleAction];

export type RuleFactType = 'int' | 'double' | 'string' | 'bool' | 'list<string>' | 'list<Finding>' | 'list<BankMatch>';

/** Comparisons that the builder offers. */
export const RULE_OPERATORS = [
  '==',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
  'contains',
  'startsWith',
  'endsWith',
  'finds',
  'has',
] as const;
export type RuleOperator = (typeof RULE_OPERATORS)[number];

/** One row of the builder: a fact, how it is compared, and with what. */
export interface RuleComparison {
  readonly kind: 'comparison';
  readonly fact: string;
  readonly operator: RuleOperator;
  readonly value: string | number | boolean;
  readonly isNegated: boolean;
}

/** Rows that hold together: all of them, or any. */
export interface RuleGroup {
  readonly kind: 'group';
  readonly join: 'all' | 'any';
  readonly isNegated: boolean;
  readonly conditions: readonly RuleCondition[];
}
export type RuleCondition = RuleComparison | RuleGroup;

/** The expression that a tree of conditions stands for. Reading it again gives the same tree. */
export function expressionOf(condition: RuleCondition): string {
  return condition.kind === 'group' ? groupText(condition) : comparisonText(condition);
}

function groupText({ join, isNegated, conditions }: RuleGroup): string {
  const text = conditions
    .map((inner) => (needsBrackets(inner) ? `(${expressionOf(inner)})` : expressionOf(inner)))
    .join(join === 'all' ? ' && ' : ' || ');
  return isNegated ? `!(${text})` : text;
}

const needsBrackets = (inner: RuleCondition): boolean =>
  inner.kind === 'group' && !inner.isNegated && inner.conditions.length > 1;

function comparisonText({ fact, operator, value, isNegated }: RuleComparison): string {
  const text = positiveText(fact, operator, value);
  if (!isNegated) return text;
  return /^[\w.]+(\(.*\))?$/su.test(text) ? `!${text}` : `!(${text})`;
}

function positiveText(fact: string, operator: RuleOperator, value: string | number | boolean): string {
  // A yes-or-no fact speaks for itself.
  if (operator === '==' && value === true) return fact;
  if (operator === '==' && value === false) return `!${fact}`;
  if (operator === 'has') return `${literal(value)} in ${fact}`;
  if (operator === 'contains' || operator === 'startsWith' || operator === 'endsWith' || operator === 'finds')
    return `${fact}.${operator}(${literal(value)})`;
  return `${fact} ${operator} ${literal(value)}`;
}

/** JSON's escapes are a part of the language's. */
const literal = (value: string | number | boolean): string => JSON.stringify(value);
