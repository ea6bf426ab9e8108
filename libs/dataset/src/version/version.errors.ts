import type { VersionWithdrawalReason } from '@odr/contracts';
import { DomainError } from '@odr/kernel';

export class VersionNotFound extends DomainError {
  readonly code = 'dataset_version.not_found';
  constructor(version: string) {
    super(`The dataset has no version ${version.slice(0, 50)}.`, { version: version.slice(0, 50) });
  }
}

export class VersionBuilding extends DomainError {
  readonly code = 'dataset_version.building';
  constructor(state: string) {
    super(`The version is ${state}; only finished ones have a manifest.`, { state });
  }
}

export class VersionIllegalTransition extends DomainError {
  readonly code = 'dataset_version.illegal_transition';
  constructor(state: string, wish: string) {
    super(`A version that is ${state} cannot be told to ${wish}.`, { state, wish });
  }
}

export interface VersionWithdrawalDetails {
  readonly version: string;
  readonly reason: VersionWithdrawalReason;
  /** In the words of whoever withdrew it. */
  readonly statement: string;
  readonly withdrawnAt: string;
}

export class VersionWithdrawn extends DomainError {
  readonly code = 'dataset_version.withdrawn';
  constructor(details: VersionWithdrawalDetails) {
    super(`Version ${details.version} has been withdrawn: ${details.statement}`, { ...details });
  }
}

export class VersionItemNotFound extends DomainError {
  readonly code = 'dataset_version.item_not_found';
  constructor(contentId: string) {
    super('The version has no item with this id.', { contentId });
  }
}

export class VersionItemWithdrawn extends DomainError {
  readonly code = 'dataset_version.item_withdrawn';
  constructor(details: { contentId: string; reason: string; withdrawnAt: string; sequence: number }) {
    super(`The item has been withdrawn: ${details.reason}.`, details);
  }
}

export class SelectionUnclear extends DomainError {
  readonly code = 'dataset.selection_unclear';
  constructor() {
    super('Give one of contentIds, setId, query and successorOf, or none to use the definition of the dataset.');
  }
}

export class NothingToRelease extends DomainError {
  readonly code = 'dataset.nothing_to_release';
  constructor() {
    super('None of the selected items is published and can be released.');
  }
}

export interface UnreleasableItem {
  readonly contentId: string;
  readonly license: string | null;
  readonly reasons: readonly { readonly rule: string; readonly clause: string; readonly source: string }[];
}

/** The answer says which items, and the closest profile that takes them all. */
export class NotReleasable extends DomainError {
  readonly code = 'dataset.not_releasable';
  constructor(details: {
    profile: string;
    count: number;
    items: readonly UnreleasableItem[];
    minimalRemoval: readonly string[];
    closestProfile?: string;
  }) {
    super(`${details.count} items cannot be released under the profile ${details.profile}.`, details);
  }
}
