import type { AuditEvent } from './audit-event.js';
import type { Names } from './names.js';

const COLUMNS = [
  'seq',
  'at',
  'act',
  'actorId',
  'actorName',
  'subjectType',
  'subjectId',
  'address',
  'requestId',
  'details',
  'hash',
] as const;

/** The rows as CSV (RFC 4180), for spreadsheets and other logs. */
export function csvOf(events: readonly AuditEvent[], names: Names): string {
  const rows = events.map((event) => {
    const actorName = event.actorId === null ? '' : (names.get(event.actorId) ?? '');
    const row: Record<string, unknown> = { ...event, actorName, details: JSON.stringify(event.details) };
    return COLUMNS.map((column) => cell(row[column])).join(',');
  });
  return [COLUMNS.join(','), ...rows, ''].join('\r\n');
}

/** A name may be chosen to look like a formula; spreadsheets would run it (CWE-1236). */
function cell(value: unknown): string {
  const text = value === null || value === undefined ? '' : String(value);
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
