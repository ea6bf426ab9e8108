import { LossTally, yoloFiles } from '@odr/annotation';

import type { LabelsOf } from './labelled-pictures-writer.js';

const LISTED = 1_000;

/** `labels/<id>.txt`, `data.yaml` and the rest of Ultralytics' layout, into the tars of the pictures. */
export const yoloLabels: LabelsOf = async (spool, _setting, shards) => {
  for await (const { path, text } of yoloFiles(() => spool.pictures(), new LossTally(LISTED)))
    await shards.add([[path, text]]);
};
