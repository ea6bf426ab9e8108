import type { TeamRole } from '@odr/contracts';

import type { Problem } from '../shared/data-problem/problem.js';
import { formatCount } from '../shared/util-format/format.js';

/** What the API wants to know about a file. */
export interface ContentMetadata {
  readonly name: string;
  readonly license?: string;
  readonly authors?: readonly { readonly name: string; readonly url?: string }[];
  readonly sources?: readonly { readonly type: 'url'; readonly value: string }[];
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

export type UploadState = 'waiting' | 'uploading' | 'received' | 'done' | 'duplicate' | 'refused' | 'failed';

/** One file on its way. `received` means: safe with us, still being checked. */
export interface UploadRow {
  readonly key: string;
  readonly file: File;
  readonly state: UploadState;
  readonly progress01: number;
  readonly contentId?: string;
  readonly problem?: Problem;
  /** What processing found afterwards, in words. */
  readonly reason?: string;
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

/** Whether the row waits for a person: nothing will happen to it by itself. */
export const needsYou = (row: UploadRow): boolean => row.state === 'refused' || row.state === 'failed';

export const isUnfinished = (row: UploadRow): boolean => row.state === 'waiting' || row.state === 'uploading';

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

/** Leaves out what was not said: an empty author is no author. */
export function metadataOf(file: File, defaults: BatchDefaults): ContentMetadata {
  const { license, author, source, teamId } = defaults;
  return {
    name: file.name,
    ...(license.trim() && { license: license.trim() }),
    ...(author.trim() && { authors: [{ name: author.trim() }] }),
    ...(source.trim() && { sources: [{ type: 'url' as const, value: source.trim() }] }),
    ...(teamId && { teamId }),
  };
}

/** What a refusal means for the row: these very bytes being here already is good news, not a mistake. */
export function stateAfter(problem: Problem): UploadState {
  if (problem.code === 'content.duplicate') return 'duplicate';
  // Without an answer, or with one that asks for patience, the same attempt may simply be repeated.
  return problem.status === 0 || problem.status === 429 || problem.status >= 500 ? 'failed' : 'refused';
}
