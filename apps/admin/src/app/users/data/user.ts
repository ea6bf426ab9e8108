import type { Role } from '@odr/contracts';

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

export interface UserChange {
  readonly role?: Role;
  readonly active?: boolean;
}
