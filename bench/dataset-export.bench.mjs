import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { datasetWorld } from './dataset-world.mjs';
import { interleaved } from './measure.mjs';

const ITEMS = Number(process.env.ITEMS ?? 1_500);
/** About what a photograph of two megapixels has. */
const BYTES = Number(process.env.BYTES ?? 400_000);
const ROUNDS = Number(process.env.ROUNDS ?? 4);

/** Exports with pictures against DuckDB's COPY and GNU tar, which write the same bytes: to the disk, not to its cache. */
export default async function run() {
  const world = await datasetWorld(ITEMS, BYTES);
  try {
    const { versionId } = await world.freeze();
    const written = async (format) => {
      const { folder, ms } = await world.export(versionId, format);
      rmSync(folder, { recursive: true });
      return ms;
    };
    return [
      await compared(
        'Parquet',
        "DuckDB's COPY of the same rows",
        () => written('parquet'),
        await duckCopies(world, versionId),
      ),
      await compared('WebDataset', 'tar of the same files', () => written('webdataset'), await tars(world, versionId)),
    ];
  } finally {
    await world.stop();
  }
}

async function compared(format, other, ours, { bytes, bare, stop }) {
  await ours();
  const { a, b } = await interleaved(bare, ours, ROUNDS);
  await stop();
  const speed = (ms) => `${Math.round(bytes / ms / 1_000)} MB/s`;
  return {
    name: `${format} of ${ITEMS} pictures of ${Math.round(BYTES / 1_000)} kB against ${other}, bytes a second`,
    ratio: a / b,
    limit: 0.6,
    atLeast: true,
    ours: speed(b),
    baseline: speed(a),
  };
}

/** DuckDB has the rows in memory and writes them as they were: no codec for pictures. */
async function duckCopies(world, versionId) {
  const { folder } = await world.export(versionId, 'parquet');
  const duck = await (await DuckDBInstance.create()).connect();
  await duck.run(`CREATE TABLE pictures AS SELECT * FROM '${folder}/data/*.parquet'`);
  const target = join(folder, 'copy.parquet');
  return {
    bytes: sizeOf(join(folder, 'data')),
    async bare() {
      const startedMs = performance.now();
      await duck.run(`COPY pictures TO '${target}' (FORMAT parquet, COMPRESSION uncompressed, ROW_GROUP_SIZE 2048)`);
      sync(target);
      return performance.now() - startedMs;
    },
    async stop() {
      duck.closeSync();
      rmSync(folder, { recursive: true });
    },
  };
}

async function tars(world, versionId) {
  const { folder } = await world.export(versionId, 'webdataset');
  const shards = readdirSync(folder).filter((name) => name.endsWith('.tar'));
  const bytes = shards.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
  const samples = join(folder, 'samples');
  mkdirSync(samples);
  for (const name of shards) done('tar', ['-xf', join(folder, name), '-C', samples]);
  const target = join(folder, 'copy.tar');
  return {
    bytes,
    async bare() {
      const startedMs = performance.now();
      done('tar', ['--format=ustar', '-cf', target, '-C', samples, '.']);
      sync(target);
      return performance.now() - startedMs;
    },
    async stop() {
      rmSync(folder, { recursive: true });
    },
  };
}

const sizeOf = (folder) => readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
const sync = (path) => done('sync', [path]);
function done(program, args) {
  const { status, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} failed: ${stderr}`);
}
