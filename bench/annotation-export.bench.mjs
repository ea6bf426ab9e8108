import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { correctedRating, overallRating } from '../dist/libs/annotation/src/rating/rating.columns.js';
import { interleaved, treeCpuMs } from './measure.mjs';
import { postmasterOf, seedAnnotations } from './annotations.mjs';
import { services } from './services.mjs';

const ROWS = Number(process.env.ANNOTATIONS ?? 60_000);
const ROUNDS = ROWS > 200_000 ? 2 : 6;
const MAX_MB_ABOVE_IDLE = 250;
const ROOT = join(import.meta.dirname, '..');

/** The same annotations with the same joins and in the same order, as columns. */
const COPY = `COPY (
  SELECT a.id, a.content_id, a.annotation, a.version, a.manually_adjusted, a.user_id, a.created_at, a.updated_at,
         ${overallRating('a.id')}, ${correctedRating('a.id')}, c.name, c.sha256, c.published_sha256, c.license, c.width, c.height,
         (SELECT json_agg(json_build_object('id', s.id, 'name', s.name) ORDER BY s.name, s.id)
            FROM annotation_source_link l JOIN annotation_source s ON s.id = l.source_id WHERE l.annotation_id = a.id) AS sources
    FROM annotation a JOIN content c ON c.id = a.content_id
   WHERE a.deleted_at IS NULL AND c.deleted_at IS NULL AND c.status = 'available' ORDER BY a.id) TO STDOUT`;

/** CPU of server and database for a whole export against a bare COPY of the same rows, and what the server's memory comes to. */
export default async function run() {
  const world = await services();
  const client = new pg.Client({ connectionString: world.databaseUrl });
  try {
    const api = await world.serve(join(ROOT, 'dist/apps/api/src/main.js'), '/health/live');
    await seedAnnotations(world, ROWS);
    await client.connect();
    const database = await postmasterOf(world);
    const url = `${api.url}/api/v1/annotations/bulk`;
    const idle = memoryMb(api.pid, 'VmRSS');
    writeFileSync(`/proc/${api.pid}/clear_refs`, '5'); // forget the peak of starting

    const tookMs = [];
    const ours = async () => {
      const before = treeCpuMs(api.pid) + treeCpuMs(database);
      const startedMs = performance.now();
      assertAll(await lines(url));
      tookMs.push(performance.now() - startedMs);
      return treeCpuMs(api.pid) + treeCpuMs(database) - before;
    };
    const bare = async () => {
      const before = treeCpuMs(process.pid) - treeCpuMs(api.pid) + treeCpuMs(database);
      let rows = 0;
      for await (const chunk of client.query(copyTo(COPY))) rows += newlines(chunk);
      assertAll(rows);
      return treeCpuMs(process.pid) - treeCpuMs(api.pid) + treeCpuMs(database) - before;
    };
    const { a, b } = await interleaved(bare, ours, ROUNDS);
    const peak = memoryMb(api.pid, 'VmHWM');
    const perSecond = (ms) => `${Math.round((ROWS / ms) * 1_000)} rows a second of CPU`;
    return [
      {
        name: `export of ${ROWS} annotations against COPY (SELECT …) TO STDOUT, rows a second of CPU`,
        ratio: a / b,
        limit: 0.5,
        atLeast: true,
        ours: `${perSecond(b)} (${Math.round((ROWS / Math.min(...tookMs)) * 1_000)} by the clock)`,
        baseline: perSecond(a),
      },
      {
        name: `memory of the server over ${ROUNDS} exports of ${ROWS} annotations against what is allowed above idle`,
        ratio: (peak - idle) / MAX_MB_ABOVE_IDLE,
        limit: 1,
        ours: `${(peak - idle).toFixed(0)} MB above ${idle.toFixed(0)} MB`,
        baseline: `${MAX_MB_ABOVE_IDLE} MB`,
      },
    ];
  } finally {
    await client.end();
    await world.stop();
  }
}

function assertAll(rows) {
  if (rows !== ROWS) throw new Error(`${rows} of ${ROWS} annotations came out`);
}

async function lines(url) {
  const response = await fetch(url, { headers: { 'accept-encoding': 'identity' } });
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  let rows = 0;
  for await (const chunk of response.body) rows += newlines(chunk);
  return rows;
}

function newlines(chunk) {
  let count = 0;
  for (let at = chunk.indexOf(0x0a); at >= 0; at = chunk.indexOf(0x0a, at + 1)) count += 1;
  return count;
}

const memoryMb = (pid, field) =>
  Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1_024;
