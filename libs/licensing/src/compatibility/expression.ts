import type { Info } from 'spdx-expression-parse';

import { formatExpression, parseExpression } from '../license-expression.js';
import { type LicenseTerms, termsOfId } from './license-terms.js';
import { type Answer, compareAnswers, forbidden, type Reason, Standing } from './reason.js';

/** An answer about an SPDX expression, with the branch of each `OR` that it relies on. */
export interface ExpressionAnswer extends Answer {
  /** What is relied on; of an `OR` the branch that fits best, which has to be recorded. Null where nothing fits. */
  readonly chosen: string | null;
}

/**
 * Asks a question of every licence that an expression names: all of an `AND` have to pass, of an `OR` the best branch
 * counts. `WITH` only ever adds permission, so the licence is judged without it and named with it; `+` adds later versions.
 * @param expression null and what cannot be parsed are refused
 */
export function answerFor(expression: string | null, ask: (terms: LicenseTerms) => Answer): ExpressionAnswer {
  const info = expression === null ? undefined : parseExpression(expression);
  return info ? answer(info, ask) : { ...forbidden(unreadable(expression)), chosen: null };
}

function answer(info: Info, ask: (terms: LicenseTerms) => Answer): ExpressionAnswer {
  if ('license' in info) {
    const found = ask(termsOfId(info.license, info.plus === true));
    return { ...found, chosen: found.allowed ? formatExpression(info) : null };
  }
  const [left, right] = [answer(info.left, ask), answer(info.right, ask)];
  return info.conjunction === 'or' ? better(left, right) : both(left, right);
}

/** The left branch where both are as good: contributors write first what they mean first. */
function better(left: ExpressionAnswer, right: ExpressionAnswer): ExpressionAnswer {
  const order = compareAnswers(left, right) || left.conditions.length - right.conditions.length;
  if (!left.allowed && !right.allowed) return { ...left, because: [...left.because, ...right.because] };
  return order <= 0 ? left : right;
}

function both(left: ExpressionAnswer, right: ExpressionAnswer): ExpressionAnswer {
  const worse = compareAnswers(left, right) >= 0 ? left : right;
  const isAllowed = left.allowed && right.allowed;
  const sides = isAllowed ? [left, right] : [left, right].filter(({ allowed }) => !allowed);
  return {
    standing: worse.standing,
    allowed: isAllowed,
    conditions: isAllowed ? [...new Set([...left.conditions, ...right.conditions])] : [],
    because: sides.flatMap(({ because }) => because),
    chosen: isAllowed ? `${grouped(left.chosen)} AND ${grouped(right.chosen)}` : null,
  };
}

/** Choices are made, so no `OR` is left that would need brackets; an `AND` of an `AND` reads the same without. */
const grouped = (chosen: string | null): string => chosen ?? Standing.Forbidden;

const unreadable = (expression: string | null): Reason => ({
  rule: expression === null || /^(NONE|NOASSERTION)$/i.test(expression) ? 'no_license' : 'unreadable_expression',
  clause:
    expression === null
      ? 'No licence is stated; without one copyright reserves everything'
      : `“${expression.slice(0, 80)}” is no SPDX licence expression that gives a permission`,
  source: 'https://spdx.github.io/spdx-spec/v3.0.1/annexes/spdx-license-expressions/',
});
