import { Role } from '@odr/contracts';

export interface User {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  /** Whether the account may sign in. */
  readonly active: boolean;
  readonly createdAt: string;
}

export interface UserChange {
  readonly role?: Role;
  readonly active?: boolean;
}

export const ROLES: readonly { readonly value: Role; readonly word: string }[] = [
  { value: Role.Contributor, word: 'Contributor' },
  { value: Role.Moderator, word: 'Moderator' },
  { value: Role.Admin, word: 'Administrator' },
];
