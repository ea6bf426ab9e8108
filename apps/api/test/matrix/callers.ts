import { PERMISSIONS_OF, PERSON_ONLY, type Permission, type Role, type TeamRole } from '@odr/contracts';
import type { Operation } from './operations.js';

/** Who calls: what the rules are computed from, and how the caller proves it. */
export interface Caller {
  readonly name: string;
  /** Whose resources are the caller's own; undefined for strangers. */
  readonly userId?: string;
  readonly email?: string;
  readonly password?: string;
  /** A team that nobody else is in. */
  readonly ownTeamId?: string;
  readonly role?: Role;
  /** What they are to the team of the matrix. */
  readonly teamRole?: TeamRole;
  /** What the key they call with is limited to. */
  readonly scopes?: ReadonlySet<Permission>;
  /** Whether the proof has stopped being good: signed out, deactivated, expired. */
  readonly isRefused?: boolean;
  /** Whether their role needs a second factor that they have not set up. */
  readonly owesFactor?: boolean;
  readonly headers: Readonly<Record<string, string>>;
}

/** Callers whose key depends on what the route asks for are made for each operation. */
export type CallerOf = (operation: Operation) => Caller;

export const ANONYMOUS: Caller = { name: 'anonymous', headers: {} };

/** What the permission tables say, told once more and independently of the guards. */
export const may = ({ role, scopes }: Caller, permission: Permission): boolean =>
  role !== undefined &&
  PERMISSIONS_OF[role].has(permission) &&
  (scopes === undefined || (scopes.has(permission) && !PERSON_ONLY.has(permission)));

/** Whether rows of everyone are visible. */
export const seesAll = (caller: Caller): boolean => may(caller, 'content.read_any');
