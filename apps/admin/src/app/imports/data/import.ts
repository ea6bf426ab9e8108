import { ImportItemState, ImportKind, ImportState } from '@odr/contracts';

import { formatCount, formatDuration, plural } from '../../shared/util-format/format.js';

/** Many pictures brought in at once, and how far that is. */
export interface Import {
  readonly id: string;
  readonly kind: ImportKind;
  readonly name: string;
  readonly state: ImportState;
  readonly error: { readonly code: string; readonly detail: string } | null;
  readonly userId: string;
  readonly userName: string;
  readonly teamId: string | null;
  readonly progress: { readonly done: number; readonly total: number };
  readonly isListed: boolean;
  readonly counts: ImportCounts;
  readonly processing: number;
  readonly rate: number | null;
  readonly remainingSeconds: number | null;
  readonly source: { readonly name: string; readonly size: number } | null;
  readonly canRetry: boolean;
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
}

export interface ImportCounts {
  readonly created: number;
  readonly duplicate: number;
  readonly failed: number;
  readonly skipped: number;
}

export interface ImportItem {
  readonly position: number;
  readonly key: string;
  readonly fileName: string;
  readonly state: ImportItemState;
  readonly contentId: string | null;
  readonly error: { readonly code: string; readonly detail: string } | null;
  readonly attempts: number;
  readonly endedAt: string | null;
}

/** One cause for which items failed, or were left out. */
export interface ImportCause {
  readonly state: 'failed' | 'skipped';
  readonly code: string;
  readonly count: number;
  readonly retriable: number;
  readonly detail: string;
  readonly example: string;
}

/** What the API wants to know about an import. */
export interface ImportWish {
  readonly kind: ImportKind;
  readonly name?: string;
  readonly teamId?: string;
  readonly defaults: ImportDefaults;
  readonly options?: Readonly<Record<string, string>>;
  readonly uploadId?: string;
  readonly draft?: boolean;
}

export interface ImportDefaults {
  readonly license?: string;
  readonly authors?: readonly { readonly name: string }[];
  readonly sources?: readonly { readonly type: 'url'; readonly value: string }[];
}

export const KIND_WORDS: Readonly<Record<ImportKind, string>> = {
  archive: 'Archive',
  urls: 'List of addresses',
  jsonl: 'Table of JSON lines',
  parquet: 'Parquet table',
  huggingface: 'Hugging Face dataset',
  directory: 'Folder of the server',
};

/** Kinds whose columns have to be understood before anything can be taken in. */
export const needsMapping = (kind: ImportKind): boolean =>
  kind === ImportKind.Jsonl || kind === ImportKind.Parquet || kind === ImportKind.HuggingFace;

export const bringsFile = (kind: ImportKind): boolean =>
  kind !== ImportKind.HuggingFace && kind !== ImportKind.Directory;

/** What a file probably is, by its name. */
export function kindOfFile(name: string): ImportKind {
  if (/\.parquet$/i.test(name)) return ImportKind.Parquet;
  if (/\.(jsonl|ndjson|json)(\.gz)?$/i.test(name)) return ImportKind.Jsonl;
  if (/\.(txt|csv|tsv)(\.gz)?$/i.test(name)) return ImportKind.Urls;
  return ImportKind.Archive;
}

export const isAtWork = ({ state }: Pick<Import, 'state'>): boolean =>
  state === ImportState.Queued || state === ImportState.Running;

const ITEM_WORDS: Readonly<Record<ImportItemState, string>> = {
  pending: 'Planned',
  processing: 'Being checked',
  done: 'Imported',
  duplicate: 'Already here',
  failed: 'Failed',
  skipped: 'Left out',
};
export const itemWord = (state: ImportItemState): string => ITEM_WORDS[state];
export const ITEM_STATES: readonly ImportItemState[] = Object.values(ImportItemState);

/** The state in a word; a draft is one to be settled. */
export const stateWord = ({ state, isListed }: Pick<Import, 'state' | 'isListed'>): string => {
  if (state === ImportState.Draft) return 'Not started';
  if (state === ImportState.Running && !isListed) return 'Reading what is in it';
  return '';
};

/** "12 a second, 3 min left"; nothing while there is nothing to say. */
export function paceOf({ rate, remainingSeconds }: Pick<Import, 'rate' | 'remainingSeconds'>): string {
  if (rate === null || rate <= 0) return '';
  const speed =
    rate >= 1
      ? `${formatCount(Math.round(rate))} a second`
      : `${plural(Math.max(1, Math.round(rate * 60)), 'picture')} a minute`;
  return remainingSeconds === null ? speed : `${speed}, ${formatDuration(remainingSeconds)} left`;
}

/** "1,204 new · 3 already here · 2 failed". */
export function countWords({ created, duplicate, failed, skipped }: ImportCounts): string {
  const parts: readonly (readonly [number, string])[] = [
    [created, 'new'],
    [duplicate, 'already here'],
    [failed, 'failed'],
    [skipped, 'left out'],
  ];
  return parts
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${formatCount(count)} ${word}`)
    .join(' · ');
}

/** As the list of jobs shows progress. */
export const asJob = ({ id, state, progress }: Import) => ({
  id,
  state: state === ImportState.Draft ? ('queued' as const) : state,
  progress,
});
