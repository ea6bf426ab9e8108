import { join } from 'node:path';
import { atOnce, cpuMs, interleaved, median } from './measure.mjs';
import { services } from './services.mjs';

const ROWS = 200_000;
const REQUESTS = 600;
const ROUNDS = 8;
const PAGE = 50;
const ROOT = join(import.meta.dirname, '..');

const SEED = `
  INSERT INTO content (id, type, name, status, processing_state, sha256, published_sha256, pixel_sha256, pdq_hash, pdq_quality,
    width, height, format, size, license, license_verdict, user_id, created_at)
  SELECT gen_random_uuid(), 'image', 'picture ' || n || '.jpg', 'available', 'done', encode(sha256(n::text::bytea), 'hex'),
    encode(sha256(('p' || n)::bytea), 'hex'), encode(sha256(('x' || n)::bytea), 'hex'), encode(sha256(('h' || n)::bytea), 'hex'), 90,
    1600, 1200, 'jpeg', 300000 + n, 'CC0-1.0', 'open', u.id, now() - n * interval '1 second'
  FROM generate_series(1, ${ROWS}) n, (SELECT id FROM user_account LIMIT 1) u`;

/** Server CPU per request of the list against bare Fastify with a prepared statement, and page 1,000 against page 1. */
export default async function run() {
  const world = await services();
  try {
    await world.query(
      `INSERT INTO user_account (id, email, name, password_hash, role) VALUES (gen_random_uuid(), 'bench@example.org', 'Bench', '-', 'contributor')`,
    );
    await world.query(SEED);
    await world.query('VACUUM ANALYZE content');
    const api = await world.serve(join(ROOT, 'dist/apps/api/src/main.js'), '/health/live');
    const bare = await world.serve(join(ROOT, 'bench/bare-fastify.mjs'), '/contents');
    return [await cpu(api, bare), await depth(api)];
  } finally {
    await world.stop();
  }
}

async function cpu(api, bare) {
  const perRequest =
    ({ url, pid }, path) =>
    async () => {
      const beforeMs = cpuMs(pid);
      await atOnce(
        4,
        Array.from({ length: REQUESTS }, () => url + path),
        read,
      );
      return (cpuMs(pid) - beforeMs) / REQUESTS;
    };
  const ours = perRequest(api, `/api/v1/contents?limit=${PAGE}`);
  const theirs = perRequest(bare, `/contents?limit=${PAGE}`);
  await ours();
  await theirs();
  const { a, b } = await interleaved(ours, theirs, ROUNDS);
  return {
    name: 'GET /contents: server CPU per request against bare Fastify',
    ratio: a / b,
    limit: 1.1,
    ours: `${a.toFixed(2)} ms`,
    baseline: `${b.toFixed(2)} ms`,
  };
}

async function depth({ url }) {
  const first = `${url}/api/v1/contents?limit=${PAGE}`;
  let last = first;
  for (let page = 1; page < 1_000; page += 1) {
    const { nextCursor } = JSON.parse(await read(last));
    last = `${first}&cursor=${encodeURIComponent(nextCursor)}`;
  }
  const latency = (address) => async () => {
    const times = [];
    for (let count = 0; count < 60; count += 1) {
      const startedMs = performance.now();
      await read(address);
      times.push(performance.now() - startedMs);
    }
    return median(times);
  };
  const { a, b } = await interleaved(latency(last), latency(first), ROUNDS);
  return {
    name: 'GET /contents: page 1,000 against page 1',
    ratio: a / b,
    limit: 1.2,
    ours: `${a.toFixed(2)} ms`,
    baseline: `${b.toFixed(2)} ms`,
  };
}

async function read(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answered ${response.status}: ${await response.text()}`);
  return response.text();
}
