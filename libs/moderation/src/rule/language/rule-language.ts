import {
  Environment,
  EvaluationError,
  ParseError,
  type TypeError as RuleTypeError,
  type ASTNode,
} from '@marcbachmann/cel-js';
import { FACT_LISTS, FACT_MEMBERS, FACT_RECORDS, type FactCard, type FactSheet } from './facts.js';
import { linearPattern } from './linear-pattern.js';
import { childrenOf, shapeProblems, type RuleProblem } from './rule-shape.js';

export const MAX_EXPRESSION_LENGTH = 4_000;
const LIMITS = { maxAstNodes: 300, maxDepth: 40, maxListElements: 100, maxMapEntries: 1, maxCallArguments: 4 };

/** Patterns are checked with the expression and used with every item; a rule keeps few of them. */
const patterns = new Map<string, (text: string) => boolean>();
function patternOf(text: string): (text: string) => boolean {
  let pattern = patterns.get(text);
  if (!pattern) {
    if (patterns.size >= 500) patterns.clear();
    pattern = linearPattern(text);
    patterns.set(text, pattern);
  }
  return pattern;
}

function environment(): Environment {
  const made = new Environment({ limits: LIMITS });
  for (const [name, fields] of Object.entries(FACT_MEMBERS)) made.registerType(name, { fields: { ...fields } });
  for (const [name, fields] of Object.entries(FACT_RECORDS)) {
    const schema = Object.fromEntries(Object.entries<FactCard>(fields).map(([field, { type }]) => [field, type]));
    made.registerVariable({ name, schema });
  }
  for (const [name, { type }] of Object.entries<FactCard>(FACT_LISTS)) made.registerVariable(name, type);
  made.registerFunction('string.finds(string): bool', (text: string, pattern: string) => patternOf(pattern)(text));
  made.registerFunction('string.lower(): string', (text: string) => text.toLowerCase());
  return made;
}
const ENVIRONMENT = environment();

/** An expression that has been read. */
export interface CompiledRule {
  readonly ast: ASTNode;
  /** Whether the rule matches; null when a fact that the answer hangs on is not known, or it cannot be computed. */
  readonly evaluate: (sheet: FactSheet) => boolean | null;
}

/** What came of reading an expression. */
export type RuleReading =
  | { readonly rule: CompiledRule; readonly problems: readonly [] }
  | { readonly rule?: undefined; readonly problems: readonly RuleProblem[] };

/** Reads an expression, checks its types and bounds what it may cost. */
export function readRule(expression: string): RuleReading {
  const whole = { start: 0, end: expression.length };
  if (expression.length > MAX_EXPRESSION_LENGTH) {
    const message = `An expression has at most ${MAX_EXPRESSION_LENGTH} characters; this one has ${expression.length}.`;
    return { problems: [{ code: 'too_long', message, ...whole }] };
  }
  try {
    const parsed = ENVIRONMENT.parse(expression);
    const problems = shapeProblems(parsed.ast);
    if (problems.length > 0) return { problems };
    const check = parsed.check();
    if (check.error) return { problems: [problemOf(check.error, expression)] };
    if (check.type !== 'bool') {
      const message = `A rule answers yes or no; this gives ${check.type ?? 'nothing'}.`;
      return { problems: [{ code: 'not_a_question', message, ...whole }] };
    }
    const roots = [...rootsOf(parsed.ast)];
    return {
      rule: { ast: parsed.ast, evaluate: (sheet) => answer(() => parsed(contextOf(sheet, roots))) },
      problems: [],
    };
  } catch (error) {
    // The parser tells of its problems by throwing.
    if (error instanceof ParseError) return { problems: [problemOf(error, expression)] };
    throw error;
  }
}

/** The language carries a missing fact as an error, and lets `||` and `&&` do without it where the other side suffices. */
function answer(evaluate: () => unknown): boolean | null {
  try {
    return evaluate() === true;
  } catch (error) {
    if (error instanceof EvaluationError) return null;
    throw error;
  }
}

function problemOf(error: ParseError | RuleTypeError, expression: string): RuleProblem {
  const { start, end } = error.range ?? { start: 0, end: expression.length };
  const known = knownInstead(error, expression.slice(0, start));
  return { code: CODES[error.code] ?? 'unreadable', message: `${error.summary}.`, start, end, ...(known && { known }) };
}

const CODES: Readonly<Record<string, string>> = {
  unknown_variable: 'unknown_fact',
  no_such_key: 'unknown_fact',
  no_such_overload: 'type_mismatch',
  no_matching_overload: 'type_mismatch',
  invalid_logical_operand: 'type_mismatch',
};

/** The names that exist where somebody has written one that does not. */
function knownInstead({ code }: { readonly code: string }, before: string): readonly string[] | undefined {
  if (code === 'unknown_variable') return [...Object.keys(FACT_RECORDS), ...Object.keys(FACT_LISTS)];
  if (code !== 'no_such_key') return undefined;
  const record = /(\w+)\s*\.\s*$/u.exec(before)?.[1];
  const fields = Object.entries(FACT_RECORDS).find(([name]) => name === record)?.[1];
  return Object.keys(fields ?? { ...FACT_MEMBERS.Finding, ...FACT_MEMBERS.BankMatch });
}

/** Names of the records and lists that an expression asks for, so that no others are made ready. */
function rootsOf(node: ASTNode, found = new Set<string>()): Set<string> {
  if (node.op === 'id') found.add(node.args);
  for (const child of childrenOf(node)) rootsOf(child, found);
  return found;
}

/** Whole numbers are bigints in the language, and numbers in JSON: these of a record are turned, by the record. */
const WHOLE_NUMBERS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(FACT_RECORDS).map(([name, fields]) => [
    name,
    Object.entries<FactCard>(fields).flatMap(([field, { type }]) => (type === 'int' ? [field] : [])),
  ]),
);

function contextOf(sheet: FactSheet, roots: readonly string[]): Record<string, unknown> {
  const context: Record<string, unknown> = {};
  const facts = sheet as Readonly<Record<string, unknown>>;
  for (const root of roots) {
    const wholeNumbers = WHOLE_NUMBERS.get(root);
    if (wholeNumbers) context[root] = recordOf((facts[root] ?? {}) as Readonly<Record<string, unknown>>, wholeNumbers);
    else if (root === 'banks' && sheet.banks)
      context[root] = sheet.banks.map((match) => ({ ...match, distance: BigInt(match.distance) }));
    else context[root] = facts[root];
  }
  return context;
}

/** A backtest does this a million times, and most records have no whole number: those are taken as they are. */
function recordOf(given: Readonly<Record<string, unknown>>, wholeNumbers: readonly string[]): Record<string, unknown> {
  if (wholeNumbers.length === 0) return given;
  const record = { ...given };
  for (const name of wholeNumbers) {
    const value = record[name];
    if (typeof value === 'number') record[name] = BigInt(Math.trunc(value));
  }
  return record;
}
