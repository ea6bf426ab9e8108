import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LocalBlobStore } from '../dist/libs/platform/src/index.js';
import { ImageWorkshop } from '../dist/libs/content/src/processing/image-workshop.js';
import { atOnce } from './measure.mjs';
import { pictures } from './pictures.mjs';

const FIRST = 100;
const COUNT = 10_000;
const WIDTH = 2;

/** Memory of the decoders, and of the process that feeds them, after ten thousand pictures against after a hundred. */
export default async function run() {
  const folder = await mkdtemp(join(tmpdir(), 'odr-bench-'));
  const workshop = new ImageWorkshop({
    processes: WIDTH,
    timeoutMs: 60_000,
    limits: { maxPixels: 100e6 },
    temporary: new LocalBlobStore(folder),
  });
  try {
    const paths = await Promise.all(
      (await pictures(8, { width: 320, height: 240 })).map(async (bytes, index) => {
        const path = join(folder, `${index}.jpg`);
        await writeFile(path, bytes);
        return path;
      }),
    );
    const process = async (count) => {
      const work = Array.from({ length: count }, (_none, index) => paths[index % paths.length]);
      await atOnce(WIDTH, work, (path) => workshop.process(path, async () => undefined));
    };
    await process(FIRST);
    const before = memory();
    await process(COUNT - FIRST);
    const after = memory();
    return ['decoders', 'feeder'].map((who) => ({
      name: `memory of ${who} after ${COUNT} pictures against after ${FIRST}`,
      ratio: after[who] / before[who],
      limit: 1.5,
      ours: `${after[who].toFixed(0)} MB`,
      baseline: `${before[who].toFixed(0)} MB`,
    }));
  } finally {
    workshop.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Resident, in megabytes: what this process has started, and this process itself. */
function memory() {
  const children = readdirSync('/proc')
    .filter((pid) => /^\d+$/.test(pid))
    .map((pid) => status(pid))
    .filter(({ parent }) => parent === process.pid);
  return {
    decoders: children.reduce((sum, { megabytes }) => sum + megabytes, 0),
    feeder: status(process.pid).megabytes,
  };
}

function status(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/status`, 'utf8');
    const number = (name) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text)?.[1] ?? 0);
    return { parent: number('PPid'), megabytes: number('VmRSS') / 1_024 };
  } catch {
    return { parent: 0, megabytes: 0 }; // ended since it was listed
  }
}
