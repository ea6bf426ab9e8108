import type { ImportItemResponse } from './dto/import.response.dto.js';

const HEADER = [
  'position',
  'key',
  'file_name',
  'state',
  'content_id',
  'code',
  'detail',
  'attempts',
  'took_ms',
  'ended_at',
];

/** What makes a spreadsheet reckon instead of show; a quote in front makes it text. */
const FORMULA = /^[=+\-@\t\r]/;

/** The outcomes of an import for a spreadsheet, streamed (RFC 4180). */
export async function* toCsv(batches: AsyncIterable<readonly ImportItemResponse[]>): AsyncGenerator<string> {
  yield line(HEADER);
  for await (const batch of batches) yield batch.map(row).join('');
}

const row = ({
  position,
  key,
  fileName,
  state,
  contentId,
  error,
  attempts,
  tookMs,
  endedAt,
}: ImportItemResponse): string =>
  line([position, key, fileName, state, contentId, error?.code, error?.detail, attempts, tookMs, endedAt]);

const line = (values: readonly unknown[]): string => `${values.map(cell).join(',')}\r\n`;

function cell(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const text = String(value);
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
