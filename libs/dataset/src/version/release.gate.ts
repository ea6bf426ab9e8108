import { blockersOf, closestProfile, type ReleaseProfile, ReleaseProfiles, ReleaseSolver } from '@odr/licensing';

import { UnknownProfile } from '../dataset/dataset.errors.js';
import type { LicenseCount, LicensePair } from './selection.reader.js';

export const DEFAULT_PROFILE = 'omi-core';

/** What speaks against items under one licence, from databases under one. */
export interface Refusal extends LicensePair {
  readonly count: number;
  readonly reasons: readonly { readonly rule: string; readonly clause: string; readonly source: string }[];
}

export interface Gate {
  readonly refused: readonly Refusal[];
  /** The profile that carries everything and differs least; undefined if none does. */
  readonly closest?: string;
}

const profileOf = (name: string) => {
  const profile = ReleaseProfiles.find(name);
  if (!profile)
    throw new UnknownProfile(
      name,
      ReleaseProfiles.all().map(({ id }) => id),
    );
  return profile;
};

/** @throws UnknownProfile */
export function assertProfile(profile: string): void {
  profileOf(profile);
}

/** What of a selection a profile does not carry. @throws UnknownProfile */
export function gateOf(found: readonly LicenseCount[], profile: string): Gate {
  const terms = profileOf(profile);
  // Who has opted out stays out of every profile; that is no matter of licences.
  const groupsFor = (one: ReleaseProfile) =>
    found.map((group) => ({ ...group, against: blockersOf({ ...group, isOptedOut: false }, one) }));
  const solution = new ReleaseSolver(terms).solve(groupsFor(terms));
  const removed = new Set(solution.minimalRemoval);
  const refused = solution.verdicts
    .filter(({ group }) => removed.has(group))
    .map(({ group: { license, databaseLicense, count }, because }) => ({
      ...{ license, databaseLicense, count },
      reasons: because,
    }));
  const closest = refused.length > 0 ? closestProfile(terms, groupsFor) : undefined;
  return { refused, ...(closest ? { closest: closest.id } : {}) };
}
