import type { ExportFormat } from '@odr/contracts';

import type { Job } from '../../shared/data-job/job.js';

export interface ExportFile {
  readonly name: string;
  readonly size: number;
  readonly sha256?: string;
}

export interface Export extends Job {
  readonly format?: ExportFormat;
  readonly filter?: Readonly<Record<string, unknown>> | null;
  readonly files?: readonly ExportFile[];
}

export interface CreateExport {
  readonly format: ExportFormat;
  readonly filter: Readonly<Record<string, string | number | boolean>>;
}

/** The filter in words, for the list. */
export function filterWords(filter: Export['filter']): string {
  const parts = Object.entries(filter ?? {})
    .filter(([, value]) => value !== null && value !== '' && value !== undefined)
    .map(([key, value]) => `${key} ${String(value)}`);
  return parts.length > 0 ? parts.join(', ') : 'Everything published';
}
