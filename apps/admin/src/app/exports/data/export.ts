import type { ExportFormat } from '@odr/contracts';

import type { Export } from '../../shared/data-export/export.js';

export interface CreateExport {
  readonly format: ExportFormat;
  readonly filter: Readonly<Record<string, string | number | boolean>>;
}

/** The filter in words, for the list. */
export function filterWords(filter: Export['filter']): string {
  const parts = Object.entries(filter)
    .filter(([, value]) => value !== null && value !== '' && value !== undefined)
    .map(([key, value]) => `${key} ${String(value)}`);
  return parts.length > 0 ? parts.join(', ') : 'Everything published';
}
