import type { StoredTable } from '../table/open-tables.js';
import type { Hub, HubFile, PinnedDataset } from './hub.js';
import { placeOf, type HubOptions } from './hub-options.js';

/** Parquet files with rows; `metadata.parquet` belongs to the pictures beside it. */
export const tableFiles = (files: readonly HubFile[], { config, split }: HubOptions): HubFile[] =>
  files.filter(({ path }) => {
    if (!path.endsWith('.parquet') || /(?:^|\/)metadata\.parquet$/.test(path)) return false;
    const place = placeOf(path);
    return (config === undefined || place.config === config) && (split === undefined || place.split === split);
  });

/** A file of the hub as a table that is fetched when it is asked for. */
export const tableOf = (hub: Hub, pinned: PinnedDataset, path: string): StoredTable => ({
  sha256: `${pinned.dataset}@${pinned.commit}`,
  name: path,
  withFile: (work) => hub.withFile(pinned, path, work),
});
