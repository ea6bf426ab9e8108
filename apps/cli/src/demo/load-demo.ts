import type { ApiClient } from '../client/api-client.js';
import { connect } from '../client/connect.js';
import { ensureAgreement } from '../import/agreement.js';
import { ImportReport } from '../import/import-report.js';
import { type AnnotationLine, sendLines, sourceNamed } from '../import/send-annotations.js';
import { type HeldPicture, uploadPictures } from '../import/upload-pictures.js';
import { step, type Write } from '../terminal/steps.js';
import { approve, untilProcessed } from './approve.js';
import { DEMO_COLLECTION, describeDemo, fileOf } from './demo-collection.js';

/**
 * Loads a few public-domain pictures through the front door: uploaded, processed, captioned, and approved by the
 * administrator as a moderator would. Doing it again changes nothing.
 */
export async function loadDemo(write: Write): Promise<void> {
  const api = await connect(undefined);
  await ensureAgreement(api, true, write);
  const report = new ImportReport();
  const pictures = DEMO_COLLECTION.map((picture) => ({ path: fileOf(picture), description: describeDemo(picture) }));

  const heldByPath = await step('loading the demo pictures', () => uploadPictures(api, pictures, report), write);
  await sendLines(api, await captionLines(api, heldByPath), report);
  const approved = await step(
    'processing and approving them',
    (say) => publish(api, [...heldByPath.values()], say),
    write,
  );

  for (const line of report.lines()) write(`  ${line}`);
  write(`  approved just now: ${approved}`);
}

async function captionLines(api: ApiClient, heldByPath: ReadonlyMap<string, HeldPicture>): Promise<AnnotationLine[]> {
  const sourceId = await sourceNamed(api, 'caption');
  return DEMO_COLLECTION.flatMap((picture) => {
    const held = heldByPath.get(fileOf(picture));
    const annotation = { caption: picture.caption, language: 'en' };
    return held ? [{ file: picture.package, line: 1, picture: held, sourceId, annotation }] : [];
  });
}

async function publish(api: ApiClient, pictures: readonly HeldPicture[], say: Write): Promise<number> {
  const ids = pictures.flatMap(({ contentId }) => contentId ?? []);
  const contents = await untilProcessed(api, ids, say);
  const waiting = contents.filter(({ status, processingState }) => status === 'pending' && processingState === 'done');
  return waiting.length === 0 ? 0 : approve(api, new Set(waiting.map(({ id }) => id)));
}
