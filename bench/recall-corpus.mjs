import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { EmbeddedPostgres } from '../dist/libs/platform/src/embedded/index.js';
import { clustersOf, shuffled } from '../libs/embedding/src/testing/clusters.ts';
import { migrate } from './services.mjs';

/** The engine whose vectors these are; nothing computes with it. */
export const ENGINE = '019b0000-0000-7000-8000-0000000000fe';
const USER = '019b0000-0000-7000-8000-0000000000fd';
/** When the first content came; each next one on the path of the clusters came a second later. */
const EPOCH_S = Date.UTC(2020, 0, 1) / 1_000;
const BATCH = 1_000;

/** Id of a content, by its place in the corpus. */
export const idOf = (index) => `019b0000-0000-7000-9000-${index.toString(16).padStart(12, '0')}`;
export const indexOf = (id) => parseInt(id.slice(-12), 16);
export const timeOf = (rank) => new Date((EPOCH_S + rank) * 1_000).toISOString();

/**
 * A database with clustered vectors, kept in a folder: loading takes minutes, so that a second run takes up the first one's.
 * Contents come in the order of their clusters, and have a height by chance: filters by time choose what is like or unlike a query,
 * filters by height choose by nothing.
 */
export async function recallCorpus({ dir, count, dimension, clusters, metric = 'cosine', say = console.error }) {
  const postgres = await EmbeddedPostgres.start({ dir: join(dir, 'postgres') });
  const url = postgres.url();
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  // One connection, whose settings stay.
  const truths = new pg.Pool({ connectionString: url, max: 1 });
  // The server may end before a connection has said goodbye.
  for (const each of [pool, truths]) each.on('error', () => undefined);
  const shape = clustersOf({ dimension, count, clusters });
  const loaded = join(dir, `loaded-${count}x${dimension}`);
  try {
    await migrate(url);
    if (!existsSync(loaded)) {
      await fill(pool, shape, { count, dimension, metric, say });
      await mkdir(dir, { recursive: true });
      await writeFile(loaded, '');
    }
  } catch (error) {
    await Promise.all([pool.end(), truths.end()]);
    await postgres.stop();
    throw error;
  }
  return {
    postgres,
    shape,
    count,
    dimension,
    heights: shuffled(count),
    vectors: () => vectorsOf(join(dir, `vectors-${count}x${dimension}`), shape, count, dimension),
    client: () => pool.connect(),
    query: (sql, values) => truths.query(sql, values),
    async stop() {
      await Promise.all([pool.end(), truths.end()]);
      await postgres.stop();
    },
  };
}

async function fill(pool, shape, { count, dimension, metric, say }) {
  await pool.query(
    `INSERT INTO user_account (id, email, name, password_hash, role) VALUES ($1, 'bench@example.org', 'Bench', '-', 'contributor')`,
    [USER],
  );
  await pool.query(
    `INSERT INTO embedding_engine (id, name, type, version, dimension, metric, modality, license, backend, state)
     VALUES ($1, 'bench', 'content', '1', $2, $3, 'image', 'CC0-1.0', '{"kind":"client"}', 'serving')`,
    [ENGINE, dimension, metric],
  );
  const heights = shuffled(count);
  say(`  writing ${count} contents …`);
  await copy(
    pool,
    `COPY content (id, type, name, status, processing_state, sha256, format, size, license, license_verdict, width, height, user_id, created_at) FROM STDIN`,
    count,
    (index) =>
      `${idOf(index)}\timage\tp\tavailable\tdone\tbench${index}\tjpeg\t1\tCC0-1.0\topen\t640\t${heights[index] + 1}\t${USER}\t${timeOf(shape.rankOf(index))}\n`,
  );
  say(`  writing ${count} vectors of ${dimension} dimensions …`);
  await copyBinary(pool, shape, count, dimension);
  await pool.query('VACUUM ANALYZE content, content_embedding');
}

/** All vectors one after the other, from a file beside the database. */
async function vectorsOf(file, shape, count, dimension) {
  if (!existsSync(file)) {
    const all = new Float32Array(count * dimension);
    for (let index = 0; index < count; index += 1) all.set(shape.vectorOf(index), index * dimension);
    await writeFile(file, all);
  }
  const bytes = await readFile(file);
  return new Float32Array(bytes.buffer, bytes.byteOffset, count * dimension);
}

async function copy(pool, sql, count, lineOf) {
  const client = await pool.connect();
  try {
    await client.query('SET session_replication_role = replica');
    const lines = function* () {
      for (let from = 0; from < count; from += BATCH) {
        yield Array.from({ length: Math.min(BATCH, count - from) }, (_none, at) => lineOf(from + at)).join('');
      }
    };
    await pipeline(Readable.from(lines()), client.query(copyFrom(sql)));
  } finally {
    client.release(true);
  }
}

/** pgvector's binary form: dimension and a reserved number in two bytes each, then the numbers. */
async function copyBinary(pool, shape, count, dimension) {
  const client = await pool.connect();
  try {
    await client.query('SET session_replication_role = replica');
    const stream = client.query(
      copyFrom('COPY content_embedding (content_id, engine_id, embedding) FROM STDIN (FORMAT binary)'),
    );
    const header = Buffer.alloc(19);
    header.write('PGCOPY\n\xff\r\n\0', 'latin1');
    stream.write(header);
    for (let index = 0; index < count; index += 1) {
      if (!stream.write(rowOf(index, shape.vectorOf(index), dimension))) await once(stream, 'drain');
    }
    const end = Buffer.alloc(2);
    end.writeInt16BE(-1);
    stream.end(end);
    await once(stream, 'finish');
  } finally {
    client.release(true);
  }
}

function rowOf(index, vector, dimension) {
  const row = Buffer.alloc(2 + 2 * 20 + 4 + 4 + dimension * 4);
  let at = row.writeInt16BE(3);
  for (const id of [idOf(index), ENGINE]) {
    at = row.writeInt32BE(16, at);
    at += row.write(id.replaceAll('-', ''), at, 'hex');
  }
  at = row.writeInt32BE(4 + dimension * 4, at);
  at = row.writeInt16BE(dimension, at);
  at = row.writeInt16BE(0, at);
  for (const number of vector) at = row.writeFloatBE(number, at);
  return row;
}
