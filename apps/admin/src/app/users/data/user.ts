import type { Role, TeamRole } from '@odr/contracts';

export { ROLES } from '../../shared/data-session/role.js';

export interface User {
  readonly id: string;
  readonly email: string;
  /** Whether they have proved to read mail there. */
  readonly emailVerified: boolean;
  readonly name: string;
  readonly role: Role;
  /** Whether the account may sign in. */
  readonly active: boolean;
  /** Whether signing in takes a code. */
  readonly hasSecondFactor: boolean;
  readonly createdAt: string;
}

/** All there is to see of one person. */
export interface UserDetail extends User {
  readonly teams: readonly { readonly id: string; readonly name: string; readonly role: TeamRole }[];
  readonly lastSignInAt: string | null;
  readonly sessionCount: number;
  readonly apiKeyCount: number;
  readonly identityCount: number;
  /** Of what is in force, the kinds they have accepted. */
  readonly agreements: readonly string[];
}

export interface UserChange {
  readonly role?: Role;
  readonly active?: boolean;
}

/** What the list is narrowed to; empty means everything. */
export interface UserFilter {
  readonly q?: string;
  readonly role?: string;
  readonly isActive?: string;
  readonly verified?: string;
  readonly sort?: string;
}

export interface UserSession {
  readonly id: string;
  readonly userAgent: string | null;
  readonly createdAt: string;
  readonly lastUsedAt: string;
}
