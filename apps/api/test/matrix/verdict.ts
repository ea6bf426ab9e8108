import { ANONYMOUS, may, type Caller } from './callers.js';
import type { Operation } from './operations.js';
import type { Outcome, Relation } from './outcome.js';
import type { Route } from './routes/route.js';

const STATUS: Readonly<Record<Exclude<Outcome, 'allowed'>, number>> = {
  unauthenticated: 401,
  forbidden: 403,
  absent: 404,
  conflict: 409,
  gone: 410,
};

/** First who, then the declared permission, then the row: in the order of the guards. */
export function expectedOutcome(
  operation: Operation,
  { kind, rule }: Route,
  caller: Caller,
  relation: Relation,
): Outcome {
  if (caller.isRefused) return 'unauthenticated';
  const isClosed = caller.owesFactor === true && !operation.isBeforeEnrolment;
  if (operation.permission === undefined) {
    // On an open route a key that may not read counts for nobody, and so does who owes a second factor.
    const isStranger = isClosed || (caller.scopes !== undefined && !may(caller, 'content.read'));
    if (!isStranger) return rule(caller, relation);
    return rule(ANONYMOUS, relation === 'own' ? (kind.ownToStrangers ?? 'hidden') : relation);
  }
  if (caller.role === undefined) return 'unauthenticated';
  return may(caller, operation.permission) && !isClosed ? rule(caller, relation) : 'forbidden';
}

/** Statuses that an answer of this outcome has. */
export const statusesOf = (outcome: Outcome, successes: readonly number[]): readonly number[] =>
  outcome === 'allowed' ? successes : [STATUS[outcome]];
