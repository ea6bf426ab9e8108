import type { Author, SourceOf } from './bulk-values.js';
import { formatCount, plural } from '../shared/util-format/format.js';

/** What is to hold for every picture of a selection; what is absent stays, null clears. */
export interface BulkChanges {
  readonly license?: string | null;
  readonly licenseUrl?: string | null;
  readonly authors?: readonly Author[];
  readonly addSources?: readonly SourceOf[];
  readonly removeSources?: readonly string[];
  readonly altText?: string | null;
  readonly teamId?: string | null;
  readonly namePattern?: string;
}

/** Pictures by id, or all of mine that fit. */
export type BulkSelection = { readonly ids: readonly string[] } | { readonly filter: object };

export interface BulkCounts {
  readonly changed: number;
  readonly unchanged: number;
  readonly refused: number;
  readonly restored: number;
}

/** What an edit does to one picture. */
export interface BulkOutcome {
  readonly contentId: string;
  readonly name: string | null;
  readonly outcome: 'changed' | 'unchanged' | 'refused';
  readonly code: string | null;
  readonly detail: string | null;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
  readonly warnings?: readonly string[];
  readonly undoOutcome: 'restored' | 'edited_since' | 'gone' | 'refused' | null;
}

export interface BulkPreview {
  readonly total: number;
  readonly counts: BulkCounts;
  readonly backToReview: number;
  readonly items: readonly BulkOutcome[];
}

/** An edit of many pictures that was made. */
export interface BulkEdit {
  readonly id: string;
  readonly changes: BulkChanges;
  readonly total: number;
  readonly counts: BulkCounts;
  readonly createdAt: string;
  readonly undoneAt: string | null;
}

export interface BulkEditDetail extends BulkEdit {
  readonly items: readonly BulkOutcome[];
}

const FIELD_WORDS: Readonly<Record<string, string>> = {
  name: 'Name',
  license: 'Licence',
  licenseUrl: 'Address of the licence',
  authors: 'Authors',
  sources: 'Sources',
  altText: 'Alternative text',
  teamId: 'Team',
  addSources: 'Sources added',
  removeSources: 'Sources removed',
  namePattern: 'Names',
};

export const fieldWord = (field: string): string => FIELD_WORDS[field] ?? field;

/** A value of a picture as people read it. */
export function valueWords(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'none';
  if (!Array.isArray(value)) return String(value);
  if (value.length === 0) return 'none';
  return value
    .map((one: { readonly name?: string; readonly value?: string }) => one.name ?? one.value ?? String(one))
    .join(', ');
}

/** "Licence, Authors": what an edit was about. */
export const changesWords = (changes: BulkChanges): string => Object.keys(changes).map(fieldWord).join(', ');

/** "38 change, 1 stays as it is, 1 cannot be changed". */
export function countsWords({ changed, unchanged, refused }: BulkCounts): string {
  const parts = [`${formatCount(changed)} ${changed === 1 ? 'changes' : 'change'}`];
  if (unchanged > 0) parts.push(`${formatCount(unchanged)} ${unchanged === 1 ? 'stays as it is' : 'stay as they are'}`);
  if (refused > 0) parts.push(`${formatCount(refused)} cannot be changed`);
  return parts.join(', ');
}

/** What came of taking an edit back. */
export function undoWords({ counts }: BulkEdit): string {
  const kept = counts.changed - counts.restored;
  const back = `${plural(counts.restored, 'picture')} as before`;
  return kept === 0 ? `Undone: ${back}` : `Undone: ${back}; ${formatCount(kept)} changed since and left alone`;
}

/** Reasons with how many pictures each holds back, the most frequent first. */
export function refusalsOf(
  items: readonly BulkOutcome[],
): readonly { readonly detail: string; readonly count: number }[] {
  const reasons = new Map<string, number>();
  for (const { outcome, detail } of items)
    if (outcome === 'refused' && detail) reasons.set(detail, (reasons.get(detail) ?? 0) + 1);
  return [...reasons].map(([detail, count]) => ({ detail, count })).toSorted((a, b) => b.count - a.count);
}
