import { ExportWish, JobState } from '@odr/contracts';

import type { PushResponse } from './dto/push.response.dto.js';
import type { PushView } from './push.repository.js';

/** What a job's counters of a push count. */
export const KILOBYTE = 1_000;

export function toPushResponse(view: PushView): PushResponse {
  const error = view.refused ?? view.error;
  return {
    id: view.id,
    exportId: view.exportId,
    target: view.target,
    destination: { ...view.destination },
    state: stateOf(view),
    progress: { done: view.done * KILOBYTE, total: view.total * KILOBYTE },
    ...speedOf(view),
    createdAt: view.createdAt.toISOString(),
    startedAt: view.startedAt?.toISOString() ?? null,
    finishedAt: view.finishedAt?.toISOString() ?? null,
    ...(error && !view.result ? { error } : {}),
    ...(view.result ? { result: view.result } : {}),
  };
}

function stateOf({ result, refused, wish, state }: PushView): JobState {
  if (result) return JobState.Done;
  if (refused) return JobState.Failed;
  if (wish === ExportWish.Cancel) return JobState.Cancelled;
  if (wish === ExportWish.Pause) return JobState.Paused;
  // The job is forgotten one day; what came to nothing by then failed.
  return state === null || state === JobState.Done ? JobState.Failed : state;
}

/** How fast it goes and how long it will take, while it runs. */
function speedOf({ state, startedAt, done, total }: PushView): { bytesPerSecond?: number; secondsLeft?: number } {
  const seconds = startedAt ? (Date.now() - startedAt.getTime()) / 1_000 : 0;
  if (state !== JobState.Running || seconds <= 0 || done === 0) return {};
  const kilobytesPerSecond = done / seconds;
  return {
    bytesPerSecond: kilobytesPerSecond * KILOBYTE,
    secondsLeft: Math.ceil(Math.max(0, total - done) / kilobytesPerSecond),
  };
}
