import { JobState } from '@odr/contracts';

import type { ExportResponse } from './dto/export.response.dto.js';
import type { ExportView } from './export.repository.js';

export const toExportResponse = (view: ExportView): ExportResponse => ({
  id: view.id,
  name: view.name,
  format: view.format,
  filter: view.filter,
  // The job is forgotten one day; files that are there are done.
  state: view.state ?? (view.files ? JobState.Done : JobState.Failed),
  progress: { done: view.done, total: view.total },
  createdAt: view.createdAt.toISOString(),
  startedAt: view.startedAt?.toISOString() ?? null,
  finishedAt: view.finishedAt?.toISOString() ?? null,
  ...(view.error ? { error: view.error } : {}),
  files: [...(view.files ?? [])],
  ...(view.counts ? { counts: view.counts } : {}),
});
