import type { TeamId } from '@odr/kernel';
import type { Author, Source } from '../content.repository.js';

/** What is to hold for every item of a selection; what is absent stays, null clears. */
export interface BulkChanges {
  readonly license?: string | null;
  readonly licenseUrl?: string | null;
  /** Replace the authors. */
  readonly authors?: readonly Author[];
  /** Appended where an item does not name them yet. */
  readonly addSources?: readonly Source[];
  /** Values that are taken away wherever they stand. */
  readonly removeSources?: readonly string[];
  readonly altText?: string | null;
  readonly teamId?: TeamId | null;
  /** See `nameBy`. */
  readonly namePattern?: string;
}

/** The fields of an item that a bulk edit can change, as an edit of one item names them. */
export interface BulkFields {
  readonly name: string;
  readonly license: string | null;
  readonly licenseUrl: string | null;
  readonly authors: readonly Author[];
  readonly sources: readonly Source[];
  readonly altText: string | null;
  readonly teamId: TeamId | null;
}

export type BulkField = keyof BulkFields;
export const BULK_FIELDS: readonly BulkField[] = [
  'name',
  'license',
  'licenseUrl',
  'authors',
  'sources',
  'altText',
  'teamId',
];

/** Some fields with their values: what an item had, or has now. */
export type BulkValues = Partial<BulkFields>;
