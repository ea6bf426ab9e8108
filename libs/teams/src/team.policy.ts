import { TeamRole } from '@odr/contracts';
import { LastOwner, TeamRoleTooLow } from './team.errors.js';

/** The caller as the team sees them. */
export interface Actor {
  /** Undefined for administrators of the system, who are in no team but may mend all. */
  readonly role: TeamRole | undefined;
  readonly managesAny: boolean;
}

const isOwner = ({ role, managesAny }: Actor): boolean => managesAny || role === TeamRole.Owner;
const looksAfter = (actor: Actor): boolean => isOwner(actor) || actor.role === TeamRole.Admin;

/** Renaming and deleting are the owners'. @throws TeamRoleTooLow */
export function assertOwns(actor: Actor): void {
  if (!isOwner(actor)) throw new TeamRoleTooLow('owners');
}

/** @throws TeamRoleTooLow */
export function assertLooksAfter(actor: Actor): void {
  if (!looksAfter(actor)) throw new TeamRoleTooLow('owners and admins');
}

/** Whether they are shown addresses and invitations: owners and admins, and those who are in no team but see all. */
export const seesPeopleOf = (role: TeamRole | null): boolean =>
  role === null || role === TeamRole.Owner || role === TeamRole.Admin;

/** Whether a promise of this role would still be theirs to make. */
export const mayGrant = (actor: Actor, role: TeamRole): boolean =>
  role === TeamRole.Owner ? isOwner(actor) : looksAfter(actor);

/** Members are looked after by owners and admins, but only owners make owners. @throws TeamRoleTooLow */
export function assertMayGrant(actor: Actor, role: TeamRole): void {
  assertLooksAfter(actor);
  if (role === TeamRole.Owner) assertOwns(actor);
}

/** @param otherOwners active ones beside the member in question. @throws TeamRoleTooLow, LastOwner */
export function assertMayChange(actor: Actor, from: TeamRole, to: TeamRole, otherOwners: number): void {
  assertMayGrant(actor, from);
  assertMayGrant(actor, to);
  if (to !== TeamRole.Owner) assertOwnerStays(from, otherOwners);
}

/** Everyone may leave; removing others needs the right to have added them. @throws TeamRoleTooLow, LastOwner */
export function assertMayRemove(actor: Actor, role: TeamRole, isSelf: boolean, otherOwners: number): void {
  if (!isSelf) assertMayGrant(actor, role);
  assertOwnerStays(role, otherOwners);
}

function assertOwnerStays(leaving: TeamRole, otherOwners: number): void {
  if (leaving === TeamRole.Owner && otherOwners === 0) throw new LastOwner();
}
