import { ExportWish, JobState } from '@odr/contracts';

import type { ExportResponse } from './dto/export.response.dto.js';
import type { ExportView } from './export.repository.js';

export const toExportResponse = (view: ExportView): ExportResponse => ({
  id: view.id,
  name: view.name,
  format: view.format,
  filter: view.filter,
  state: stateOf(view),
  options: { ...view.options },
  versionId: view.versionId,
  ...speedOf(view),
  progress: { done: view.done, total: view.total },
  createdAt: view.createdAt.toISOString(),
  startedAt: view.startedAt?.toISOString() ?? null,
  finishedAt: view.finishedAt?.toISOString() ?? null,
  ...(view.error ? { error: view.error } : {}),
  files: [...(view.files ?? [])],
  ...(view.counts ? { counts: view.counts } : {}),
});

function stateOf({ files, wish, state }: ExportView): JobState {
  if (files) return JobState.Done;
  if (wish === ExportWish.Cancel) return JobState.Cancelled;
  if (wish === ExportWish.Pause) return JobState.Paused;
  // The job is forgotten one day; what has no files by then failed.
  return state === null || state === JobState.Done ? JobState.Failed : state;
}

/** How fast it goes and how long it will take, while it runs. */
function speedOf({ state, startedAt, done, total }: ExportView): { itemsPerSecond?: number; secondsLeft?: number } {
  const seconds = startedAt ? (Date.now() - startedAt.getTime()) / 1_000 : 0;
  if (state !== JobState.Running || seconds <= 0 || done === 0) return {};
  const itemsPerSecond = done / seconds;
  return { itemsPerSecond, secondsLeft: Math.ceil(Math.max(0, total - done) / itemsPerSecond) };
}
