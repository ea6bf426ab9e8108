import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { ApiClient } from '../client/api-client.js';
import { Failure } from '../terminal/failure.js';
import type { AnnotationFile } from './import-plan.js';
import type { ImportReport } from './import-report.js';
import type { HeldPicture } from './upload-pictures.js';

const LINES_PER_REQUEST = 200;

/** One annotation of a picture the server holds, and where it was read. */
export interface AnnotationLine {
  readonly file: string;
  readonly line: number;
  readonly picture: HeldPicture;
  readonly sourceId: string;
  readonly annotation: unknown;
}

/** One answer of `POST /annotations/bulk`; in the order of the request. */
interface BulkAnswer {
  readonly line: number;
  readonly status: number;
  readonly id?: string;
  readonly error?: { readonly code?: string; readonly detail?: string; readonly title?: string };
}

/**
 * Sends the captions of pictures that are there, and reports every line that has none.
 * @param heldByPath the pictures of this import that the server holds
 */
export async function sendAnnotations(
  api: ApiClient,
  files: readonly AnnotationFile[],
  heldByPath: ReadonlyMap<string, HeldPicture>,
  report: ImportReport,
): Promise<void> {
  if (files.length === 0) return;
  const configs = new Set(
    files.flatMap(({ readings }) => readings.flatMap((one) => (one.ok ? [one.caption.config] : []))),
  );
  const sourceIds = new Map<string, string>();
  for (const config of configs) sourceIds.set(config, await sourceNamed(api, config));
  const heldByName = new Map([...heldByPath].map(([path, picture]) => [basename(path), picture]));
  const lines = files.flatMap((file) => linesOf(file, sourceIds, heldByName, report));
  await sendLines(api, lines, report);
}

/** Sends annotations in batches. One that was sent before answers with what it became then. */
export async function sendLines(api: ApiClient, lines: readonly AnnotationLine[], report: ImportReport): Promise<void> {
  for (let from = 0; from < lines.length; from += LINES_PER_REQUEST) {
    await sendBatch(api, lines.slice(from, from + LINES_PER_REQUEST), report);
  }
}

function linesOf(
  { path, readings }: AnnotationFile,
  sourceIds: ReadonlyMap<string, string>,
  heldByName: ReadonlyMap<string, HeldPicture>,
  report: ImportReport,
): AnnotationLine[] {
  return readings.flatMap((reading) => {
    if (!reading.ok) {
      report.fail('annotations', {
        file: path,
        line: reading.error.line,
        message: `${reading.error.detail} (${reading.error.problem})`,
      });
      return [];
    }
    const { line, baseName, config, value } = reading.caption;
    const sourceId = sourceIds.get(config);
    const picture = heldByName.get(baseName);
    if (picture === undefined || sourceId === undefined) {
      report.fail('annotations', { file: path, line, message: `its image ${baseName} is not there` });
      return [];
    }
    return [{ file: path, line, picture, sourceId, annotation: value }];
  });
}

/** The same caption of the same picture has the same id whenever and wherever it is sent, so sending it again adds nothing. */
export function clientIdOf(sha256: string, sourceId: string, value: unknown): string {
  const print = createHash('sha256')
    .update(JSON.stringify([sha256, sourceId, value]))
    .digest('hex');
  return `import-${print.slice(0, 40)}`;
}

function toLine({ picture: { sha256, contentId }, sourceId, annotation }: AnnotationLine): string {
  const clientId = clientIdOf(sha256, sourceId, annotation);
  const reference = contentId === undefined ? { sha256 } : { contentId };
  return `${JSON.stringify({ clientId, ...reference, sourceIds: [sourceId], annotation })}\n`;
}

async function sendBatch(api: ApiClient, lines: readonly AnnotationLine[], report: ImportReport): Promise<void> {
  const { response } = await api.send({
    method: 'POST',
    path: '/annotations/bulk',
    headers: { 'content-type': 'application/x-ndjson', accept: 'application/x-ndjson' },
    body: () => lines.map(toLine).join(''),
  });
  const answers = (await response.text()).split('\n').filter((text) => text.trim() !== '');
  lines.forEach(({ file, line }, position) => {
    const answer = answers[position] === undefined ? undefined : (JSON.parse(answers[position]) as BulkAnswer);
    if (answer?.id !== undefined && answer.status < 300)
      report.annotations[answer.status === 201 ? 'created' : 'present'] += 1;
    else report.fail('annotations', { file, line, message: messageOf(answer) });
  });
}

function messageOf(answer: BulkAnswer | undefined): string {
  if (!answer) return 'the server did not answer this line';
  const { detail, title, code } = answer.error ?? {};
  return `${detail ?? title ?? `refused with ${answer.status}`}${code ? ` (${code})` : ''}`;
}

/** @throws Failure when the server has no such source */
export async function sourceNamed(api: ApiClient, name: string): Promise<string> {
  const { items } = await api.json<{ items: { id: string; name: string }[] }>({
    path: `/annotation-sources?name=${encodeURIComponent(name)}&limit=200`,
  });
  const found = items.find((source) => source.name === name);
  // The system puts its own sources in place at every start.
  if (!found) throw new Failure(`The server has no annotation source "${name}".`);
  return found.id;
}
