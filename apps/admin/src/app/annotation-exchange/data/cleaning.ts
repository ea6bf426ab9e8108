import type { CleanedItemResponse, CleaningResponse, CleaningRunResponse } from '@odr/sdk';

import { formatCount, plural, words } from '../../shared/util-format/format.js';
import { type DiffRun, wordDiff } from '../../shared/util-diff/word-diff.js';
import type { Job } from '../../shared/data-job/job.js';

export type Mode = CleaningRunResponse['mode'];
export type CleaningRun = CleaningRunResponse;
export type CleanedItem = CleanedItemResponse;
export type CleaningPreview = CleaningResponse;
export type PlannedCleaning = CleaningResponse['items'][number];

/** One caption before and after. */
export interface CleanedCaption {
  readonly id: string;
  readonly contentId: string;
  readonly contentName: string;
  readonly field: string;
  readonly runs: readonly DiffRun[];
  readonly tokensBefore: number;
  readonly tokensAfter: number;
  readonly isRefused: boolean;
}

export const captionsOf = (items: readonly PlannedCleaning[]): readonly CleanedCaption[] =>
  items.flatMap(({ id, contentId, contentName, outcome, fields }) =>
    fields.map(({ field, before, after, tokensBefore, tokensAfter }) => ({
      id,
      contentId,
      contentName,
      field,
      runs: wordDiff(before, after),
      tokensBefore,
      tokensAfter,
      isRefused: outcome === 'refused',
    })),
  );

export const tokensSaved = (captions: readonly CleanedCaption[]): number =>
  captions.reduce(
    (sum, { tokensBefore, tokensAfter, isRefused }) => sum + (isRefused ? 0 : tokensBefore - tokensAfter),
    0,
  );

export const isMoving = ({ state }: Pick<CleaningRun, 'state'>): boolean => state === 'running' || state === 'undoing';

/** Whether there is something that undoing would put back. */
export const canUndo = ({ state, cleaned }: Pick<CleaningRun, 'state' | 'cleaned'>): boolean =>
  cleaned > 0 && !isMoving({ state }) && state !== 'undone';

/** As the bar of progress knows it. */
export const asJob = ({ id, state, looked, total, cleaned, restored, kept }: CleaningRun): Job => ({
  id,
  state: isMoving({ state }) ? 'running' : 'done',
  progress: state === 'undoing' ? { done: restored + kept, total: cleaned } : { done: Math.min(looked, total), total },
});

export const MODE_WORDS: Readonly<Record<CleaningRun['mode'], string>> = {
  fixed: 'As it was meant',
  parity: 'As the original did',
};

/** The word for a state, and the one that the status knows an icon and a colour for. */
const STATES: Readonly<Record<CleaningRun['state'], { readonly code: string; readonly word: string }>> = {
  running: { code: 'running', word: 'Cleaning' },
  done: { code: 'done', word: 'Done' },
  cancelled: { code: 'cancelled', word: 'Cancelled' },
  failed: { code: 'failed', word: 'Failed' },
  undoing: { code: 'running', word: 'Putting back' },
  undone: { code: 'withdrawn', word: 'Put back' },
};
export const lookOf = (state: CleaningRun['state']): (typeof STATES)[CleaningRun['state']] => STATES[state];

/** What became of an annotation, for people. */
export const OUTCOME_WORDS: Readonly<Record<CleanedItem['outcome'], { readonly code: string; readonly word: string }>> =
  {
    cleaned: { code: 'done', word: 'Cleaned' },
    refused: { code: 'refused', word: 'Passed over' },
    restored: { code: 'withdrawn', word: 'Put back' },
    edited_since: { code: 'cancelled', word: 'Left, somebody went on with it' },
    not_restored: { code: 'failed', word: 'Could not be put back' },
  };

const CAUSES: Readonly<Record<string, string>> = {
  'auth.forbidden': 'It is somebody else’s.',
  'annotation.schema_violation': 'What would be left breaks the schema of its source.',
  'annotation.not_found': 'It was deleted meanwhile.',
  'request.precondition_failed': 'Somebody was faster.',
};
/** Why one was passed over. */
export const causeWords = (code: string | null): string =>
  code === null ? '' : (CAUSES[code] ?? words(code.split('.')[1] ?? code));

/** What a run has done so far, in words. */
export function resultWords({ cleaned, refused, restored, kept }: CleaningRun): string {
  const parts = [
    plural(cleaned, 'caption') + ' cleaned',
    ...(refused > 0 ? [`${formatCount(refused)} passed over`] : []),
    ...(restored > 0 ? [`${formatCount(restored)} put back`] : []),
    ...(kept > 0 ? [`${formatCount(kept)} left, because somebody went on with them`] : []),
  ];
  return parts.join(', ');
}
