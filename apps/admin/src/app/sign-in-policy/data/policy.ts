import { Role } from '@odr/contracts';

import { formatCount } from '../../shared/util-format/format.js';

/** How many people have a role, and how many of them a second factor. */
export interface Enrolment {
  readonly role: Role;
  readonly people: number;
  readonly enrolled: number;
}

export interface Policy {
  readonly secondFactorRequiredFor: readonly Role[];
  readonly enrolment: readonly Enrolment[];
  readonly version: number;
  readonly updatedAt: string;
}

/** Who would have to set one up before anything else, in words. */
export function enrolmentWords({ people, enrolled }: Enrolment): string {
  if (people === 0) return 'Nobody has this role.';
  if (people === 1) return enrolled === 1 ? 'The only one has one.' : 'The only one has none.';
  if (enrolled === people) return `All ${formatCount(people)} have one.`;
  return `${enrolled === 0 ? 'None' : formatCount(enrolled)} of ${formatCount(people)} ${enrolled < 2 ? 'has' : 'have'} one.`;
}

/** How many of these roles have none yet: those are led to set it up the next time they do anything. */
export const owing = (enrolment: readonly Enrolment[], roles: readonly Role[]): number =>
  enrolment
    .filter(({ role }) => roles.includes(role))
    .reduce((sum, { people, enrolled }) => sum + people - enrolled, 0);

/** In the order in which the server keeps them. */
export const withRole = (roles: readonly Role[], role: Role, isIn: boolean): readonly Role[] =>
  Object.values(Role).filter((one) => (one === role ? isIn : roles.includes(one)));
