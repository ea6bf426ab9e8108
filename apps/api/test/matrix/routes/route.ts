import type { Kind } from '../kinds/index.js';
import { nothingMore, type RequestOf } from '../requests.js';
import type { Rule } from '../outcome.js';

/** What the matrix has to know of a route that openapi.json does not say. */
export interface Route {
  readonly kind: Kind;
  readonly rule: Rule;
  /** A valid request. */
  readonly request: RequestOf;
  /** Problems that only those meet who are let through, where a success takes more than permission. */
  readonly heldUpBy?: readonly string[];
  /** Whether a call ends the session that it is made with. */
  readonly signsOut?: boolean;
  /** Whether a GET rightly leaves something behind: that it was done, or what it is to come back with. */
  readonly isKept?: boolean;
  /** Whether it changes what everybody is asked for, and so has to come last. */
  readonly isLast?: boolean;
}

/** Routes by method and path. */
export type Routes = Readonly<Record<string, Route>>;

export const route = (
  kind: Kind,
  rule: Rule,
  request: RequestOf = nothingMore,
  more: Omit<Route, 'kind' | 'rule' | 'request'> = {},
): Route => ({ kind, rule, request, ...more });
