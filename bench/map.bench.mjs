import { loadavg } from 'node:os';
import { DataSource } from 'typeorm';
import { ANONYMOUS_SCOPE } from '../dist/libs/access/src/index.js';
import { ContentReader, findableContents } from '../dist/libs/content/src/index.js';
import { clustersOf } from '../libs/embedding/src/testing/clusters.ts';
import { Database } from '../dist/libs/platform/src/index.js';
import { MapReader } from '../dist/libs/search/src/map/map.reader.js';
import { MapService } from '../dist/libs/search/src/map/map.service.js';
import {
  cellsStatement,
  MOST_POINTS,
  picturesStatement,
  pointsStatement,
} from '../dist/libs/search/src/map/map.statements.js';
import { MapVersionRepository } from '../dist/libs/search/src/map/map-version.repository.js';
import { fitOptions } from '../dist/libs/search/src/map/map.policy.js';
import { matrix } from '../dist/libs/search/src/map/projection/matrix.js';
import { fitModel } from '../dist/libs/search/src/map/projection/map-model.js';
import { place } from '../dist/libs/search/src/map/projection/placement.js';
import { interleaved } from './measure.mjs';
import { services } from './services.mjs';

/** `VECTORS=10000 POINTS=20000` for a look; with both as they are it takes about five minutes. */
const VECTORS = Number(process.env.VECTORS ?? 100_000);
const DIMENSION = Number(process.env.DIMENSION ?? 512);
const LANDMARKS = Math.min(10_000, VECTORS);
const POINTS = Number(process.env.POINTS ?? 200_000);
const AT_ONCE = 1_000;
const TILES = 60;
const ROUNDS = 4;
const DEEPEST = 8;

/** How long a map takes, and what its tiles cost beside the bare statements. */
export default async function run() {
  draw();
  const world = await services();
  const source = await new DataSource({ type: 'postgres', url: world.databaseUrl, poolSize: 4 }).initialize();
  try {
    const db = new Database(source);
    const version = await scatter(world);
    const maps = new MapService(undefined, new MapVersionRepository(db), new MapReader(db), new ContentReader(db));
    const asked = await someTiles(world, version);
    const where = findableContents(ANONYMOUS_SCOPE);
    const ours = p95(asked, (tile) => maps.tile(ANONYMOUS_SCOPE, { ...tile, version }, {}));
    const bare = p95(asked, (tile) => bareTile(world, { ...tile, versionId: version, where }));
    await ours();
    const { a, b } = await interleaved(ours, bare, ROUNDS);
    return [
      {
        name: `A tile of ${POINTS.toLocaleString('en')} points, zoom 0 to ${DEEPEST}: p95 against its bare statements`,
        ratio: a / b,
        limit: 1.3,
        ours: `${a.toFixed(1)} ms`,
        baseline: `${b.toFixed(1)} ms`,
      },
    ];
  } finally {
    await source.destroy();
    await world.stop();
  }
}

/** Lays out landmarks and places the others, as the worker's thread does, and says what it took. */
function draw() {
  const { vectorOf } = clustersOf({ dimension: DIMENSION, count: VECTORS, clusters: 100 });
  const vectors = (from, to) => {
    const rows = matrix(to - from, DIMENSION);
    for (let row = from; row < to; row++) rows.values.set(vectorOf(row), (row - from) * DIMENSION);
    return rows;
  };
  const landmarks = vectors(0, LANDMARKS);
  const startedMs = performance.now();
  const model = fitModel(landmarks, fitOptions(1, 'cosine'));
  const fitMs = performance.now() - startedMs;
  let placeMs = 0;
  for (let from = LANDMARKS; from < VECTORS; from += AT_ONCE) {
    const batch = vectors(from, Math.min(from + AT_ONCE, VECTORS));
    const batchMs = performance.now();
    place(model, batch, new Uint32Array(batch.rows));
    placeMs += performance.now() - batchMs;
  }
  const placed = Math.max(VECTORS - LANDMARKS, 1);
  console.log(
    `  ${VECTORS} × ${DIMENSION}: ${LANDMARKS} landmarks laid out in ${(fitMs / 1_000).toFixed(1)} s, the others placed in ` +
      `${(placeMs / 1_000).toFixed(1)} s, ${(placeMs / placed).toFixed(2)} ms each; peak of this process ` +
      `${Math.round(process.resourceUsage().maxRSS / 1_024)} MB; load ${loadavg()[0].toFixed(1)}`,
  );
}

/** Published pictures in hills of all sizes. @returns the version of their map */
async function scatter(world) {
  const { rows } = await world.query(
    `WITH owner AS (
       INSERT INTO user_account (id, email, name, password_hash, role)
       VALUES (gen_random_uuid(), 'map@example.org', 'Bench', '-', 'contributor') RETURNING id),
     picture AS (
       INSERT INTO content (id, type, name, status, processing_state, sha256, format, size, license, license_verdict, user_id)
       SELECT gen_random_uuid(), 'image', 'p', CASE n % 20 WHEN 0 THEN 'pending' ELSE 'available' END, 'done', 'map' || n, 'jpeg', 1,
              CASE n % 3 WHEN 0 THEN 'CC0-1.0' ELSE 'CC-BY-4.0' END, 'open', owner.id
         FROM generate_series(1, $1::int) n, owner RETURNING id),
     version AS (
       INSERT INTO map_version (engine_id, state, method, parameters, seed, landmarks)
       SELECT id, 'serving', 'umap', '{}', 1, 10000 FROM embedding_engine WHERE type = 'content' ORDER BY id LIMIT 1 RETURNING id),
     at AS (
       SELECT id AS content_id, least(greatest(0.5 + 0.45 * sin(hill) + spread * (random() + random() - 1), 0), 0.99999) AS x,
              least(greatest(0.5 + 0.45 * cos(hill * 1.7) + spread * (random() + random() - 1), 0), 0.99999) AS y
         FROM (SELECT id, floor(random() * 40) AS hill, 0.2 * random() AS spread FROM picture) scattered)
     INSERT INTO map_point (version_id, content_id, x, y, cell, region)
     SELECT version.id, at.content_id, at.x, at.y,
            (SELECT sum((((floor(at.x * 32768)::int >> bit) & 1) << (2 * bit)) + (((floor(at.y * 32768)::int >> bit) & 1) << (2 * bit + 1)))
               FROM generate_series(0, 14) bit), 0
       FROM at, version RETURNING version_id`,
    [POINTS],
  );
  await world.query('VACUUM ANALYZE content, map_point');
  return rows[0].version_id;
}

/** Where something is, at all depths: people look at what there is. */
async function someTiles(world, version) {
  const { rows } = await world.query(
    `SELECT x, y FROM map_point WHERE version_id = $1 ORDER BY hashtext(content_id::text) LIMIT ${TILES}`,
    [version],
  );
  return rows.map(({ x, y }, at) => {
    const zoom = at % (DEEPEST + 1);
    return { zoom, x: Math.floor(x * 2 ** zoom), y: Math.floor(y * 2 ** zoom) };
  });
}

async function bareTile(world, question) {
  const ask = ({ sql, values }) => world.query(sql, values);
  const { rows } = await ask(pointsStatement(question));
  if (rows.length > MOST_POINTS) await Promise.all([ask(cellsStatement(question)), ask(picturesStatement(question))]);
}

const p95 = (asked, ask) => async () => {
  const times = [];
  for (const tile of asked) {
    const startedMs = performance.now();
    await ask(tile);
    times.push(performance.now() - startedMs);
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length * 0.95)];
};
