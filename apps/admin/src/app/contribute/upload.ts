import { ContributionState, type TeamRole } from '@odr/contracts';

import type { Problem } from '../shared/data-problem/problem.js';
import { formatCount } from '../shared/util-format/format.js';

/** What the API wants to know about a file. */
export interface ContentMetadata {
  readonly name: string;
  readonly license?: string;
  readonly authors?: readonly { readonly name: string; readonly url?: string }[];
  readonly sources?: readonly { readonly type: 'url'; readonly value: string }[];
  readonly altText?: string;
  readonly teamId?: string;
}

/** What holds for every file of a batch, as typed. */
export interface BatchDefaults {
  readonly license: string;
  readonly author: string;
  readonly source: string;
  readonly teamId: string;
}

export const NO_DEFAULTS: BatchDefaults = { license: '', author: '', source: '', teamId: '' };

/** What is said of one file alone; it comes before what holds for the batch. */
export interface RowDetails extends Partial<BatchDefaults> {
  readonly name?: string;
  readonly altText?: string;
}

/**
 * Where a file is. `checking`: it is asked whether we have it already; `received`: safe with us, still being looked at;
 * `unlicensed`: safe and sound, but its contributor has to say under which licence; `restorable`: one's own, deleted before.
 */
export type UploadState =
  | 'waiting'
  | 'checking'
  | 'uploading'
  | 'paused'
  | 'received'
  | 'unlicensed'
  | 'done'
  | 'duplicate'
  | 'restorable'
  | 'refused'
  | 'failed';

/** One file on its way. */
export interface UploadRow {
  readonly key: string;
  readonly file: File;
  readonly state: UploadState;
  readonly progress01: number;
  readonly details?: RowDetails;
  /** Whether it was asked if the file is here already. */
  readonly isChecked?: boolean;
  readonly contentId?: string;
  readonly problem?: Problem;
  /** What processing found afterwards, in words. */
  readonly reason?: string;
  /** Whether it goes in pieces, so that it can wait and go on. */
  readonly isResumable?: boolean;
}

export interface Refusal {
  readonly id: string;
  readonly fileName: string;
  readonly code: string;
  readonly detail: string;
  readonly createdAt: string;
}

export interface TeamChoice {
  readonly id: string;
  readonly name: string;
  /** What one is there; null for an administrator who is no member. */
  readonly role: TeamRole | null;
}

/** Whether one may upload for the team: its viewers may not, and no stranger. */
export const takesUploads = ({ role }: TeamChoice): boolean => role !== null && role !== 'viewer';

/** Larger files go in pieces: what has come stays, whatever happens to the connection or the page. */
export const IN_PIECES_FROM_BYTES = 16_000_000;

/** Whether the row waits for a person: nothing will happen to it by itself. */
export const needsYou = ({ state }: UploadRow): boolean =>
  state === 'refused' || state === 'failed' || state === 'unlicensed' || state === 'restorable';

/** Whether the same file may be sent once more. */
export const isRetryable = ({ state }: UploadRow): boolean =>
  state === 'refused' || state === 'failed' || state === 'restorable';

export const isUnfinished = ({ state }: UploadRow): boolean =>
  state === 'waiting' || state === 'checking' || state === 'uploading' || state === 'paused';

/** "3 of 203 need you", or how far it is. */
export function summaryOf(rows: readonly UploadRow[]): string {
  const open = rows.filter(isUnfinished).length;
  const stuck = rows.filter(needsYou).length;
  const total = formatCount(rows.length);
  if (open > 0)
    return `${formatCount(rows.length - open)} of ${total} sent${stuck > 0 ? `, ${formatCount(stuck)} need you` : ''}`;
  if (stuck > 0) return `${formatCount(stuck)} of ${total} need you`;
  return rows.length === 1 ? 'The file is safe with us' : `All ${total} are safe with us`;
}

/** Which rows are shown. */
export type RowFilter = 'all' | 'open' | 'stuck' | 'safe';

export function shownBy(filter: RowFilter, row: UploadRow): boolean {
  if (filter === 'open') return isUnfinished(row);
  if (filter === 'stuck') return needsYou(row);
  return filter === 'all' || (!isUnfinished(row) && !needsYou(row));
}

/** Leaves out what was not said: an empty author is no author. */
export function metadataOf(file: File, defaults: BatchDefaults, details: RowDetails = {}): ContentMetadata {
  const said = { ...defaults, ...details };
  const text = (value: string | undefined): string => value?.trim() ?? '';
  return {
    name: text(said.name) || file.name,
    ...(text(said.license) && { license: text(said.license) }),
    ...(text(said.author) && { authors: [{ name: text(said.author) }] }),
    ...(text(said.source) && { sources: [{ type: 'url' as const, value: text(said.source) }] }),
    ...(text(said.altText) && { altText: text(said.altText) }),
    ...(said.teamId && { teamId: said.teamId }),
  };
}

/** What a refusal means for the row: these very bytes being here already is good news, not a mistake. */
export function stateAfter(problem: Problem): UploadState {
  if (problem.code === 'content.duplicate') return 'duplicate';
  // Without an answer, or with one that asks for patience, the same attempt may simply be repeated.
  return problem.status === 0 || problem.status === 429 || problem.status >= 500 ? 'failed' : 'refused';
}

/** What the checks after the upload mean for the row; undefined while they are going on. */
export function stateOfContribution(state: ContributionState): UploadState | undefined {
  if (state === ContributionState.InProgress) return undefined;
  return state === ContributionState.NeedsYou ? 'unlicensed' : 'done';
}

const ARCHIVE = /\.(zip|tar|tar\.gz|tgz)$/i;

/** Archives are opened by an import; as pictures they would all be refused. */
export const isArchive = (file: File): boolean => ARCHIVE.test(file.name);

/** Where a file of a chosen folder lay in it; empty for files that were chosen or dropped one by one. */
export const folderOf = ({ webkitRelativePath = '' }: { readonly webkitRelativePath?: string }): string =>
  webkitRelativePath.split('/').slice(0, -1).join('/');
