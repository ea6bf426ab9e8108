import { DataSource } from 'typeorm';
import { datasetWorld } from './dataset-world.mjs';
import { newId } from '../dist/libs/kernel/src/index.js';
import { PreviewReader } from '../dist/libs/dataset/src/preview/preview.reader.js';
import { PreviewService } from '../dist/libs/dataset/src/preview/preview.service.js';
import { SelectionReader } from '../dist/libs/dataset/src/version/selection.reader.js';
import { VersionRepository } from '../dist/libs/dataset/src/version/version.repository.js';
import { Database } from '../dist/libs/platform/src/index.js';
import { dataSourceOptions } from '../dist/libs/platform/src/database/data-source.js';

const ITEMS = Number(process.env.ITEMS ?? 200_000);
/** Whoever builds a dataset looks again after each change; ten seconds for a million is what they wait for. */
const MAX_MS_PER_ITEM = 10_000 / 1_000_000;
const SPLITS = { train: 80, validation: 10, test: 10 };
const WISHES = {
  'everything, in splits': { splits: SPLITS },
  'a sample with a quota': {
    splits: SPLITS,
    sample: { quotas: [{ by: 'license', most: ITEMS / 10 }], count: ITEMS / 10 },
  },
};

/** How long somebody waits who asks what a version would be made of. */
export default async function run() {
  const world = await datasetWorld(ITEMS);
  const source = await new DataSource(dataSourceOptions({ url: world.databaseUrl, poolSize: 1 })).initialize();
  const db = new Database(source);
  // Whose dataset it is, and what it is made of, are questions of a millisecond.
  const dataset = { id: newId(), profile: 'omi-core', definition: {} };
  const [datasets, versions] = [
    { answeredFor: () => Promise.resolve(dataset) },
    { selectionOf: () => Promise.resolve({ query: {} }) },
  ];
  const selection = new SelectionReader(db);
  const preview = new PreviewService(
    db,
    datasets,
    versions,
    new VersionRepository(db),
    selection,
    new PreviewReader(db),
  );
  try {
    const results = [];
    for (const [what, wish] of Object.entries(WISHES)) {
      const startedMs = performance.now();
      const { selected } = await preview.preview({ userId: newId(), role: 'admin', teams: [] }, dataset.id, wish);
      const ms = performance.now() - startedMs;
      if (selected !== ITEMS) throw new Error(`${selected} of ${ITEMS} items were found.`);
      results.push({
        name: `a preview of ${ITEMS} items, ${what}, against ten seconds for a million`,
        ratio: ms / ITEMS / MAX_MS_PER_ITEM,
        limit: 1,
        ours: `${(ms / 1_000).toFixed(1)} s`,
        baseline: `${((MAX_MS_PER_ITEM * ITEMS) / 1_000).toFixed(1)} s`,
      });
    }
    return results;
  } finally {
    await source.destroy();
    await world.stop();
  }
}
