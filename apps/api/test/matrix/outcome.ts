import type { Caller } from './callers.js';

/** What a resource is to the caller. `none`: the route is about no resource. */
export const RELATIONS = ['own', 'team', 'hidden', 'published', 'absent', 'none'] as const;
export type Relation = (typeof RELATIONS)[number];

/**
 * How a call ends. `conflict`: the caller may do such things, only not to this one as it is. `gone`: a link that is unknown,
 * used or too old.
 */
export type Outcome = 'allowed' | 'unauthenticated' | 'forbidden' | 'absent' | 'conflict' | 'gone';

/** What holds for a row once the route's permission is there. */
export type Rule = (caller: Caller, relation: Relation) => Outcome;
