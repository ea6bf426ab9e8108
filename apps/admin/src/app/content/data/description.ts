import { ContentSourceType } from '@odr/contracts';

import type { Content } from '../../shared/data-content/content.js';
import type { Author, Source } from './provenance.js';

/** A picture with what people said about it, as the server has it. */
export interface Described {
  readonly content: Content;
  readonly authors: readonly Author[];
  readonly sources: readonly Source[];
}

export interface AuthorRow {
  readonly name: string;
  readonly url: string;
}

export interface SourceRow {
  readonly type: ContentSourceType;
  readonly value: string;
}

/** The same as a form holds it: texts are never null. */
export interface Description {
  readonly name: string;
  readonly license: string;
  readonly licenseUrl: string;
  readonly altText: string;
  readonly authors: readonly AuthorRow[];
  readonly sources: readonly SourceRow[];
}

export type DescriptionField = keyof Description;

/** What a PATCH says: absent stays, null clears, a list replaces the list. */
export interface DescriptionChanges {
  readonly name?: string;
  readonly license?: string | null;
  readonly licenseUrl?: string | null;
  readonly altText?: string | null;
  readonly authors?: readonly Author[];
  readonly sources?: readonly Source[];
  /** What was done before it came here. */
  readonly earlierChanges?: readonly string[];
}

export const FIELD_WORDS: Readonly<Record<DescriptionField, string>> = {
  name: 'Name',
  license: 'Licence',
  licenseUrl: 'Address of the licence',
  altText: 'Alternative text',
  authors: 'Authors',
  sources: 'Sources',
};
const FIELDS = Object.keys(FIELD_WORDS) as readonly DescriptionField[];

export const NOTHING_SAID: Description = {
  name: '',
  license: '',
  licenseUrl: '',
  altText: '',
  authors: [],
  sources: [],
};
export const NO_AUTHOR: AuthorRow = { name: '', url: '' };
export const NO_SOURCE: SourceRow = { type: ContentSourceType.Url, value: '' };

export const descriptionOf = ({ content, authors, sources }: Described): Description => ({
  name: content.name,
  license: content.license ?? '',
  licenseUrl: content.licenseUrl ?? '',
  altText: content.altText ?? '',
  authors: authors.map(({ name, url }) => ({ name, url: url ?? '' })),
  sources: sources.map(({ type, value }) => ({ type, value })),
});

/** Without the blanks around what was typed, and without rows that say nothing. */
export const tidied = (typed: Description): Description => ({
  name: typed.name.trim(),
  license: typed.license.trim(),
  licenseUrl: typed.licenseUrl.trim(),
  altText: typed.altText.trim(),
  authors: typed.authors.map(trimmed).filter(({ name, url }) => name !== '' || url !== ''),
  sources: typed.sources.map(trimmed).filter(({ value }) => value !== ''),
});

/** Only what differs, so that a save never touches what the person did not. */
export function changesOf(base: Described, typed: Description): DescriptionChanges {
  const now = tidied(typed);
  const changed = new Set(differing(descriptionOf(base), now));
  return {
    ...(changed.has('name') && { name: now.name }),
    ...(changed.has('license') && { license: now.license || null }),
    ...(changed.has('licenseUrl') && { licenseUrl: now.licenseUrl || null }),
    ...(changed.has('altText') && { altText: now.altText || null }),
    ...(changed.has('authors') && { authors: now.authors.map(({ name, url }) => ({ name, url: url || null })) }),
    ...(changed.has('sources') && { sources: now.sources.map((row) => withMetadata(row, base.sources)) }),
  };
}

/**
 * What was typed, on top of a newer state: fields that the person left alone follow it, the others stay as typed.
 * @returns also the fields that both sides changed, differently: only the person can say which one holds
 */
export function rebased(
  base: Description,
  typed: Description,
  newer: Description,
): { readonly description: Description; readonly conflicts: readonly DescriptionField[] } {
  const mine = new Set(differing(base, tidied(typed)));
  const theirs = new Set(differing(base, newer));
  const apart = new Set(differing(tidied(typed), newer));
  const kept = Object.fromEntries(FIELDS.filter((field) => mine.has(field)).map((field) => [field, typed[field]]));
  return {
    description: { ...newer, ...kept },
    conflicts: FIELDS.filter((field) => mine.has(field) && theirs.has(field) && apart.has(field)),
  };
}

/** A field in one line, to be compared by eye. */
export function fieldText(description: Description, field: DescriptionField): string {
  if (field === 'authors') return description.authors.map(({ name }) => name).join(', ');
  if (field === 'sources') return description.sources.map(({ value }) => value).join(', ');
  return description[field];
}

/** The same row where nothing is to trim: a form knows its rows, and what is wrong with them, by identity. */
function trimmed<T extends AuthorRow | SourceRow>(row: T): T {
  const entries = Object.entries(row) as [string, string][];
  if (entries.every(([, text]) => text === text.trim())) return row;
  return Object.fromEntries(entries.map(([key, text]) => [key, text.trim()])) as unknown as T;
}

const differing = (one: Description, other: Description): DescriptionField[] =>
  FIELDS.filter((field) => JSON.stringify(one[field]) !== JSON.stringify(other[field]));

/** What a source said belongs to that source: it goes when another one takes its place. */
function withMetadata(row: SourceRow, before: readonly Source[]): Source {
  const same = before.find(({ type, value }) => type === row.type && value === row.value);
  return same?.metadata ? { ...row, metadata: same.metadata } : row;
}
