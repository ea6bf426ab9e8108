import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { cocoCaptionsFormat, cocoInstancesFormat, LossTally } from '@odr/annotation';

import type { LabelsOf } from './labelled-pictures-writer.js';
import { TextFile } from './text-file.js';

const LISTED = 1_000;

/** `annotations/captions.json` and `annotations/instances.json`; what COCO has no words for is told in `losses.json`. */
export const cocoLabels: LabelsOf = async (spool, { folder }) => {
  await mkdir(join(folder, 'annotations'));
  const reports: Record<string, unknown> = {};
  for (const [name, format] of [
    ['captions', cocoCaptionsFormat],
    ['instances', cocoInstancesFormat],
  ] as const) {
    const losses = new LossTally(LISTED);
    const file = await TextFile.create(join(folder, 'annotations', `${name}.json`));
    try {
      for await (const piece of format.write(() => spool.pictures(), losses))
        await file.write(typeof piece === 'string' ? piece : Buffer.from(piece).toString('utf8'));
    } finally {
      await file.close();
    }
    reports[name] = losses.report();
  }
  const file = await TextFile.create(join(folder, 'annotations', 'losses.json'));
  await file.write(`${JSON.stringify(reports, null, 2)}\n`);
  await file.close();
};
