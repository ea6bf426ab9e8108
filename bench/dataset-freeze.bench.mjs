import { datasetWorld } from './dataset-world.mjs';

const ITEMS = Number(process.env.ITEMS ?? 20_000);
const FEW = 1_000;
const MAX_MB_ABOVE_IDLE = 500;
/** Five minutes for a million. */
const MAX_MS_PER_ITEM = 300_000 / 1_000_000;
/** The same memory is never measured twice: what V8 has not collected yet is in it. */
const FLAT_MB = 150;

/** How long a version takes to be made, and what memory making and writing it take, for a few items and for many. */
export default async function run() {
  const world = await datasetWorld(ITEMS);
  try {
    await world.freeze(FEW); // what is compiled and cached once is no part of what is measured
    const [few, many] = [await world.freeze(FEW), await world.freeze()];
    const written = await world.export(many.versionId, 'jsonl');
    const mb = (number) => `${number.toFixed(0)} MB`;
    const peak = Math.max(many.peakMb, written.peakMb);
    return [
      {
        name: `making a version of ${ITEMS} items against five minutes for a million`,
        ratio: many.ms / ITEMS / MAX_MS_PER_ITEM,
        limit: 1,
        ours: `${(many.ms / 1_000).toFixed(1)} s, ${Math.round((ITEMS / many.ms) * 1_000)} items a second`,
        baseline: `${((MAX_MS_PER_ITEM * ITEMS) / 1_000).toFixed(0)} s`,
      },
      {
        name: `memory of making and writing a version of ${ITEMS} items against what is allowed above idle`,
        ratio: peak / MAX_MB_ABOVE_IDLE,
        limit: 1,
        ours: `${mb(many.peakMb)} and ${mb(written.peakMb)} above ${mb(many.idleMb)}`,
        baseline: mb(MAX_MB_ABOVE_IDLE),
      },
      {
        name: `memory of making a version of ${ITEMS} items beyond that of ${FEW} against what collecting late makes of it`,
        ratio: Math.max(0, many.peakMb + many.idleMb - few.peakMb - few.idleMb) / FLAT_MB,
        limit: 1,
        ours: `${mb(few.peakMb + few.idleMb)} and ${mb(many.peakMb + many.idleMb)}`,
        baseline: mb(FLAT_MB),
      },
    ];
  } finally {
    await world.stop();
  }
}
