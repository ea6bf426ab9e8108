import type { ASTNode } from '@marcbachmann/cel-js';
import type { RuleComparison, RuleCondition, RuleGroup, RuleOperator } from '@odr/contracts';

const COMPARISONS: ReadonlySet<string> = new Set(['==', '!=', '<', '<=', '>', '>=']);
const QUESTIONS: ReadonlySet<string> = new Set(['contains', 'startsWith', 'endsWith', 'finds']);

/**
 * The rows of the builder that say what an expression says.
 * @returns null where rows cannot say it, such as sums, choices or lists of findings; it stays text then
 */
export function conditionsOf(node: ASTNode): RuleGroup | null {
  const condition = read(node);
  if (condition === null) return null;
  if (condition.kind === 'group') return condition;
  return { kind: 'group', join: 'all', isNegated: false, conditions: [condition] };
}

function read(node: ASTNode): RuleCondition | null {
  if (node.op === '&&' || node.op === '||') return readGroup(node, node.op);
  if (node.op === '!_') {
    const inner = read(node.args);
    return inner && { ...inner, isNegated: !inner.isNegated };
  }
  return readComparison(node);
}

/** `a && b && c` is one group, however the parser has nested it. */
function readGroup(node: ASTNode, op: '&&' | '||'): RuleGroup | null {
  const conditions: RuleCondition[] = [];
  const gather = (part: ASTNode): boolean => {
    if (part.op === op) return gather(part.args[0]) && gather(part.args[1]);
    const condition = read(part);
    if (condition) conditions.push(condition);
    return condition !== null;
  };
  return gather(node) ? { kind: 'group', join: op === '&&' ? 'all' : 'any', isNegated: false, conditions } : null;
}

function readComparison(node: ASTNode): RuleComparison | null {
  const fact = factOf(node);
  if (fact !== null) return comparison(fact, '==', true);
  if (node.op === 'in') {
    const list = factOf(node.args[1]);
    return list === null ? null : comparison(list, 'has', valueOf(node.args[0]));
  }
  if (node.op === 'rcall') {
    const [name, receiver, given] = node.args;
    const text = factOf(receiver);
    const [argument] = given;
    return text === null || !QUESTIONS.has(name) || !argument
      ? null
      : comparison(text, name as RuleOperator, valueOf(argument));
  }
  if (!COMPARISONS.has(node.op)) return null;
  const [left, right] = node.args as [ASTNode, ASTNode];
  const compared = factOf(left);
  const value = valueOf(right);
  // `flagged.nsfw == false` is written as `!flagged.nsfw` by the builder, and read as such.
  if (typeof value === 'boolean' || compared === null) return null;
  return comparison(compared, node.op as RuleOperator, value);
}

const comparison = (
  fact: string,
  operator: RuleOperator,
  value: string | number | boolean | null,
): RuleComparison | null => (value === null ? null : { kind: 'comparison', fact, operator, value, isNegated: false });

/** `image.width` or `labels`; null for anything else. */
function factOf(node: ASTNode): string | null {
  if (node.op === 'id') return node.args;
  if (node.op === '.' && node.args[0].op === 'id') return `${node.args[0].args}.${node.args[1]}`;
  return null;
}

function valueOf(node: ASTNode): string | number | boolean | null {
  if (node.op === '-_') {
    const value = valueOf(node.args);
    return typeof value === 'number' ? -value : null;
  }
  if (node.op !== 'value') return null;
  const { args } = node;
  if (typeof args === 'bigint') return Number.isSafeInteger(Number(args)) ? Number(args) : null;
  return typeof args === 'string' || typeof args === 'number' || typeof args === 'boolean' ? args : null;
}
