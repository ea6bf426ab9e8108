import type { WrittenCreditResponse } from '@odr/sdk';

import type { Author } from './provenance.js';
import type { Described, Description } from './description.js';
import { changesOf, descriptionOf, tidied, type DescriptionChanges } from './description.js';

export type WrittenCredit = WrittenCreditResponse;

/** A credit as the server keeps it. */
export interface CreditRecord {
  readonly copyrightNotice: string | null;
  /** All of them. */
  readonly changes: readonly string[];
  /** Those before it came here. */
  readonly earlierChanges: readonly string[];
}

/** A picture with everything that its credit is made of. */
export interface Credited extends Described {
  readonly record: CreditRecord;
}

/** What is typed in the editor: what is edited elsewhere too, and one earlier change a line. */
export interface CreditDraft {
  readonly description: Description;
  readonly changes: string;
}

/** What a credit can be written from. */
export interface DescribedWork {
  readonly title: string | null;
  readonly authors: readonly Author[];
  readonly sourceUrl: string | null;
  readonly license: string | null;
  readonly licenseUrl: string | null;
  readonly copyrightNotice: string | null;
  readonly changes: readonly string[];
}

export const draftOf = (credited: Credited): CreditDraft => ({
  description: descriptionOf(credited),
  changes: credited.record.earlierChanges.join('\n'),
});

export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** The work as typed, with what publication did to it. */
export function workOf({ description, changes }: CreditDraft, { record }: Pick<Credited, 'record'>): DescribedWork {
  const { name, license, licenseUrl, authors, sources } = tidied(description);
  const made = record.changes.slice(record.earlierChanges.length);
  return {
    title: name || null,
    authors: authors.map((author) => ({ name: author.name, url: author.url || null })),
    sourceUrl: sources.find(({ type }) => type === 'url')?.value ?? null,
    license: license || null,
    licenseUrl: licenseUrl || null,
    copyrightNotice: record.copyrightNotice,
    changes: [...linesOf(changes), ...made],
  };
}

/** What a save sends: only what differs. */
export function creditChanges(base: Credited, { description, changes }: CreditDraft): DescriptionChanges {
  const lines = linesOf(changes);
  const isSame = JSON.stringify(lines) === JSON.stringify(base.record.earlierChanges);
  return { ...changesOf(base, description), ...(isSame ? {} : { earlierChanges: lines }) };
}

export const ELEMENT_WORDS: Readonly<Record<string, string>> = {
  title: 'Title',
  author: 'Authors',
  copyright_notice: 'Copyright notice',
  license_notice: 'Licence with its address',
  source: 'Source',
  changes: 'Changes',
};

export const ASKS_WORDS: Readonly<Record<string, string>> = {
  required: 'required',
  if_supplied: 'required if it was given',
  recommended: 'recommended',
};
