import type { ASTNode } from '@marcbachmann/cel-js';
import { linearPattern } from './linear-pattern.js';

/** Something in an expression that cannot stay, and where it is. */
export interface RuleProblem {
  /** Stable, e.g. unknown_fact. */
  readonly code: string;
  readonly message: string;
  /** Characters from the start of the expression; `end` is behind the last one. */
  readonly start: number;
  readonly end: number;
  /** What could stand there instead, where that is a closed list. */
  readonly known?: readonly string[];
}

/**
 * What may be called. A closed list is what bounds the time: the language as it comes can double a text with every
 * `cel.bind`, and nest loops as deep as it likes.
 */
const CALLS = [
  'size',
  'contains',
  'startsWith',
  'endsWith',
  'finds',
  'lower',
  'exists',
  'all',
  'int',
  'double',
] as const;
const LOOPS: ReadonlySet<string> = new Set(['exists', 'all']);
const KNOWN_CALLS: ReadonlySet<string> = new Set(CALLS);
const FORBIDDEN: Readonly<Partial<Record<ASTNode['op'], string>>> = {
  '[]': 'Places in lists mean nothing here; use exists(…) or all(…).',
  '[?]': 'Places in lists mean nothing here; use exists(…) or all(…).',
  '.?': 'A fact that is not known makes the answer unknown by itself; write a plain dot.',
  map: 'There are no maps in rules.',
};
const MAX_PATTERNS = 20;

/** Problems that types do not show: calls that are not offered, loops in loops, patterns that cannot be read. */
export function shapeProblems(root: ASTNode): RuleProblem[] {
  const problems: RuleProblem[] = [];
  let patterns = 0;
  const refuse = (node: ASTNode, code: string, message: string, known?: readonly string[]): void => {
    problems.push({ code, message, start: node.start, end: node.end, ...(known && { known }) });
  };
  const visit = (node: ASTNode, loops: number): void => {
    const forbidden = FORBIDDEN[node.op];
    if (forbidden) return refuse(node, 'not_offered', forbidden);
    let inner = loops;
    const name = node.op === 'call' || node.op === 'rcall' ? node.args[0] : undefined;
    if (name !== undefined) {
      if (!KNOWN_CALLS.has(name)) return refuse(node, 'unknown_call', whyNot(name), CALLS);
      if (LOOPS.has(name)) inner += 1;
      if (inner > 1)
        return refuse(node, 'nested_loop', `${name}(…) inside another exists(…) or all(…) is not offered.`);
    }
    if (node.op === 'rcall' && name === 'finds') {
      patterns += 1;
      if (patterns > MAX_PATTERNS)
        return refuse(node, 'too_many_patterns', `A rule has at most ${MAX_PATTERNS} patterns.`);
      const [argument] = node.args[2];
      const wrong = argument && patternProblem(argument);
      if (argument && wrong !== undefined) return refuse(argument, 'bad_pattern', wrong);
    }
    for (const child of childrenOf(node)) visit(child, inner);
  };
  visit(root, 0);
  return problems;
}

function whyNot(name: string): string {
  return name === 'matches'
    ? 'matches(…) is not offered, because it could take for ever; finds(…) searches for a pattern in linear time.'
    : `${name}(…) is not offered.`;
}

function patternProblem(argument: ASTNode): string | undefined {
  if (argument.op !== 'value' || typeof argument.args !== 'string') return 'The pattern has to be written out.';
  try {
    linearPattern(argument.args);
    return undefined;
  } catch (error) {
    // What is wrong with a pattern is known only by reading it.
    return error instanceof Error ? error.message : String(error);
  }
}

/** The parts of a node that are nodes themselves. */
export function childrenOf(node: ASTNode): readonly ASTNode[] {
  switch (node.op) {
    case 'value':
    case 'id':
      return [];
    case '.':
    case '.?':
      return [node.args[0]];
    case '!_':
    case '-_':
      return [node.args];
    case 'call':
      return node.args[1];
    case 'rcall':
      return [node.args[1], ...node.args[2]];
    case 'list':
      return node.args;
    case 'map':
      return node.args.flat();
    default:
      return node.args;
  }
}
