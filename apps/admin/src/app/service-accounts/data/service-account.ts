import { Role } from '@odr/contracts';

/** Who answers for a pipeline's account. */
export interface ServiceOwner {
  readonly type: 'user' | 'team';
  readonly id: string;
  readonly name: string;
}

/** An account that nobody signs in to. */
export interface ServiceAccount {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly active: boolean;
  /** Null when whoever answered for it is gone. */
  readonly owner: ServiceOwner | null;
  readonly keyCount: number;
  readonly lastUsedAt: string | null;
  /** Whether every agreement in force was accepted on its behalf. */
  readonly agreementsAccepted: boolean;
  readonly createdAt: string;
}

export interface NewServiceAccount {
  readonly name: string;
  readonly role: Role;
  readonly owner: Pick<ServiceOwner, 'type' | 'id'>;
}

export type ServiceAccountChange = Partial<NewServiceAccount> & { readonly active?: boolean };

/** Administrators sign in; pipelines never become one. */
export const SERVICE_ROLES = [
  { value: Role.Contributor, word: 'Contributor' },
  { value: Role.Moderator, word: 'Moderator' },
] as const;

/** What keeps it from contributing, if anything. */
export function hindranceOf({
  active,
  owner,
  keyCount,
  agreementsAccepted,
}: Pick<ServiceAccount, 'active' | 'owner' | 'keyCount' | 'agreementsAccepted'>): string | undefined {
  if (!active) return undefined;
  if (owner === null) return 'Nobody answers for it';
  if (keyCount === 0) return 'It has no key';
  return agreementsAccepted ? undefined : 'Agreements not accepted';
}
