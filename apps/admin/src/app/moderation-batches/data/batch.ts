import type { BatchExclusion, BatchState } from '@odr/contracts';
import type { BatchItemResponse, BatchResponse } from '@odr/sdk';

import type { Job } from '../../shared/data-job/job.js';
import { plural } from '../../shared/util-format/format.js';

export type { BatchItemResponse, BatchResponse, PlanBatchRequest } from '@odr/sdk';

export type BatchAction = 'approve' | 'reject' | 'delist' | 'flag_illegal';

export const ACTION_WORDS: Readonly<Record<string, string>> = {
  approve: 'Approve',
  reject: 'Reject',
  delist: 'Delist',
  flag_illegal: 'Flag as illegal',
};

export const STATE_WORDS: Readonly<Record<BatchState, string>> = {
  planned: 'Planned, nothing done',
  applying: 'Being decided',
  applied: 'Decided',
  undoing: 'Being taken back',
  undone: 'Taken back',
  failed: 'Stopped: whoever planned it may not decide any more',
};

const EXCLUSION_WORDS: Readonly<Record<BatchExclusion, string>> = {
  absent: 'gone, or out of your sight',
  closed: 'decided already',
  held: 'in somebody else’s hands',
  escalated: 'passed on to somebody senior',
  not_for_you: 'not for you to decide',
  appeal: 'an appeal',
  hidden_action: 'not decided like that in its queue',
  not_processed: 'not processed yet',
  license_not_open: 'not openly licensed',
  quarantined: 'in quarantine by a decision',
  withdrawn: 'withdrawn',
  different_picture: 'not certainly the same picture',
};

export const exclusionWord = (reason: BatchExclusion): string => EXCLUSION_WORDS[reason];

/** What became of an item, or would. */
export function itemWords({ exclusion, outcome, undoOutcome, toStatus }: BatchItemResponse): string {
  if (exclusion !== null) return `Left out: ${exclusionWord(exclusion)}`;
  if (undoOutcome === 'restored') return 'Taken back';
  if (undoOutcome === 'changed_since') return 'Not taken back: changed since';
  if (outcome === 'decided') return toStatus === null ? 'Decided' : `Decided: ${toStatus}`;
  if (outcome === 'changed_since') return 'Skipped: changed since it was planned';
  return outcome === 'refused' ? 'Skipped: cannot be decided like that' : 'To be decided';
}

/** Whether something goes on that will look different soon. */
export const isMoving = (state: BatchState | undefined): boolean => state === 'applying' || state === 'undoing';

export const jobOf = ({ id, state, done, total, restored, kept, decided }: BatchResponse): Job => ({
  id,
  state: isMoving(state) ? 'running' : 'done',
  progress: state === 'undoing' ? { done: restored + kept, total: decided } : { done, total },
});

/** "12 from pending to available" */
export const stepWords = ({ from, to, count }: BatchResponse['steps'][number]): string =>
  from === null ? plural(count, 'annotation') : `${plural(count, 'picture')} from ${from} to ${to ?? from}`;
