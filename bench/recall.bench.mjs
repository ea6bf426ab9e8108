import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { ANONYMOUS_SCOPE } from '../dist/libs/access/src/index.js';
import { allOf, findableContents, matching } from '../dist/libs/content/src/index.js';
import { EngineRepository } from '../dist/libs/embedding/src/engine.repository.js';
import { candidatesFor, EXACT_SETTINGS, indexSettings } from '../dist/libs/embedding/src/nearest/nearest.policy.js';
import { exactStatement, indexStatement } from '../dist/libs/embedding/src/nearest/nearest.statements.js';
import { FilterSizeReader } from '../dist/libs/embedding/src/nearest/filter-size.reader.js';
import { NearestReader } from '../dist/libs/embedding/src/nearest/nearest.reader.js';
import { NearestService } from '../dist/libs/embedding/src/nearest/nearest.service.js';
import { VectorIndexReader } from '../dist/libs/embedding/src/nearest/vector-index.reader.js';
import { indexForm } from '../dist/libs/embedding/src/nearest/vector-space.policy.js';
import { VectorIndexes } from '../dist/libs/embedding/src/nearest/vector-indexes.js';
import { Database, OwnerDatabase } from '../dist/libs/platform/src/index.js';
import { keep } from './keep.mjs';
import { median } from './measure.mjs';
import { ENGINE, indexOf, recallCorpus, timeOf } from './recall-corpus.mjs';
import { services } from './services.mjs';

/**
 * `RECALL_DIR=/folder` keeps the database, for loading 200,000 vectors and indexing them takes about five minutes, and the figures.
 * The questions take about as long.
 */
const COUNT = Number(process.env.COUNT ?? 200_000);
const DIMENSION = Number(process.env.DIMENSION ?? 512);
const CLUSTERS = 200;
const QUERIES = Number(process.env.QUERIES ?? 30);
/** So many of them are asked over HTTP as well, each three times. */
const ASKED = Math.min(QUERIES, 12);
const K = 10;
const SHARES = [0.001, 0.01, 0.05, 0.2, 0.5, 1];
const CORRELATIONS = ['near', 'random', 'far'];
/** Distances that differ by less are ties (ann-benchmarks). */
const TIE = 1e-3;
/** What sums in single and in double precision may differ by. */
const ROUNDING = 1e-4;
const ROOT = join(import.meta.dirname, '..');

/** Recall of the real planner on a real PostgreSQL, by how much a filter leaves and how it lies to the query. */
export default async function run() {
  const dir = process.env.RECALL_DIR ?? (await mkdtemp(join(tmpdir(), 'odr-recall-')));
  const corpus = await recallCorpus({ dir, count: COUNT, dimension: DIMENSION, clusters: CLUSTERS });
  const source = await new DataSource({
    type: 'postgres',
    url: corpus.postgres.url(),
    poolSize: 4,
    extra: { pipeline: true },
  }).initialize();
  const db = new Database(source);
  try {
    const engine = await new EngineRepository(db).get(ENGINE);
    const owner = new OwnerDatabase(() => ({ url: corpus.postgres.url() }));
    const builtMs = await timed(() => new VectorIndexes(owner, new VectorIndexReader(db), undefined).ensure(engine));
    console.log(
      `  ${COUNT} vectors of ${DIMENSION} dimensions in ${CLUSTERS} clusters, ${QUERIES} queries a cell, k = ${K}; index in order after ` +
        `${(builtMs / 1_000).toFixed(0)} s; load ${loadavg()[0].toFixed(1)}`,
    );
    const asking = { corpus, engine, service: planner(db), queries: questions(corpus) };
    for (const query of asking.queries) {
      await exactDistances(corpus, query);
      query.truths = await truthsInSql(corpus, query);
    }
    const cells = await matrix(asking);
    const crossing = await crossover(asking);
    const http = await overHttp(asking, cells);
    if (process.env.RECALL_DIR) {
      const { plans, load } = http;
      const figures = cells.map(figuresOf);
      await keep('recall', { vectors: COUNT, dimension: DIMENSION, queries: QUERIES, load, figures, crossing, plans });
    }
    return [...gates(cells), ...http.gates];
  } finally {
    await source.destroy();
    await corpus.stop();
    if (!process.env.RECALL_DIR) await rm(dir, { recursive: true, force: true });
  }
}

/** As the API has it, without taking samples. */
const planner = (db) =>
  new NearestService(new VectorIndexReader(db), new FilterSizeReader(db), new NearestReader(db), {
    offer: () => Promise.resolve(),
  });

const questions = ({ shape, count }) =>
  Array.from({ length: QUERIES }, (_none, at) => {
    const index = (at * 4_999 + 17) % count; // of another cluster each time
    return { index, rank: shape.rankOf(index), vector: shape.queryOf(index), distances: undefined };
  });

/** In plain code, in double precision: the second of the two truths. */
async function exactDistances(corpus, query) {
  const vectors = await (corpus.all ??= corpus.vectors());
  query.distances = Float64Array.from({ length: COUNT }, (_none, index) => {
    let dot = 0;
    let norm = 0;
    const from = index * DIMENSION;
    for (let i = 0; i < DIMENSION; i += 1) {
      const x = vectors[from + i];
      dot += x * query.vector[i];
      norm += x * x;
    }
    return 1 - dot / Math.sqrt(norm);
  });
}

/** What a caller would ask for to get this cell, and the same as a test of one content. */
function filterOf(corpus, share, correlation, { rank }) {
  const size = Math.round(COUNT * share);
  if (correlation === 'random') {
    const minHeight = COUNT - size + 1;
    return { filters: { minHeight }, isIn: (index) => corpus.heights[index] + 1 >= minHeight };
  }
  const start = correlation === 'near' ? rank - size / 2 : rank < COUNT / 2 ? COUNT - size : 0;
  const from = Math.max(0, Math.min(COUNT - size, Math.floor(start)));
  return {
    filters: { createdFrom: timeOf(from), createdTo: timeOf(from + size) },
    isIn: (index) => corpus.shape.rankOf(index) >= from && corpus.shape.rankOf(index) < from + size,
  };
}

const conditionOf = (filters) => allOf(findableContents(ANONYMOUS_SCOPE), matching(filters, ANONYMOUS_SCOPE));

async function matrix(asking) {
  const cells = [];
  console.log('  share   filter  recall@10  p5    short  p50 ms  p95 ms  plan            SQL = code');
  for (const share of SHARES) {
    for (const correlation of CORRELATIONS) {
      const cell = await cellOf(asking, share, correlation);
      cells.push(cell);
      const { recalls, short, times, plans, agree } = cell;
      console.log(
        `  ${`${share * 100} %`.padStart(5)}   ${correlation.padEnd(6)}  ${mean(recalls).toFixed(3)}      ${quantile(recalls, 0.05).toFixed(2)}  ` +
          `${`${short}`.padStart(5)}  ${median(times).toFixed(0).padStart(6)}  ${quantile(times, 0.95).toFixed(0).padStart(6)}  ` +
          `${told(plans).padEnd(14)}  ${agree}/${QUERIES}`,
      );
    }
  }
  return cells;
}

async function cellOf({ corpus, engine, service, queries }, share, correlation) {
  const cell = { share, correlation, recalls: [], short: 0, times: [], plans: [], agree: 0 };
  for (const query of queries) {
    const { filters, isIn } = filterOf(corpus, share, correlation, query);
    const truth = truthInCode(query, isIn);
    const inSql = query.truths.get(`${share} ${correlation}`);
    const isSame = inSql.every((id, at) => Math.abs(query.distances[indexOf(id)] - truth[at]) < ROUNDING);
    if (isSame && inSql.length === truth.length) cell.agree += 1;
    const question = { engine, vector: query.vector, limit: K, where: conditionOf(filters) };
    const startedMs = performance.now();
    const { items, plan } = await service.nearest(question);
    cell.times.push(performance.now() - startedMs);
    cell.plans.push(plan);
    const hits = items.filter(({ contentId }) => query.distances[indexOf(contentId)] <= truth.at(-1) + TIE);
    cell.recalls.push(hits.length / truth.length);
    if (items.length < truth.length) cell.short += 1;
  }
  return cell;
}

const figuresOf = ({ share, correlation, recalls, short, times, plans }) => ({
  share,
  correlation,
  recall: mean(recalls),
  p5: quantile(recalls, 0.05),
  short,
  p50Ms: Math.round(median(times)),
  p95Ms: Math.round(quantile(times, 0.95)),
  plan: told(plans),
});

function truthInCode({ distances }, isIn) {
  const nearest = [];
  for (let index = 0; index < COUNT; index += 1) {
    if (nearest.length === K && distances[index] >= nearest[K - 1]) continue;
    if (!isIn(index)) continue;
    nearest.push(distances[index]);
    nearest.sort((a, b) => a - b);
    nearest.length = Math.min(K, nearest.length);
  }
  return nearest;
}

/**
 * The first of the two, for all cells: a statement of its own, every index out of its reach, that measures each distance once.
 * @returns ids of the nearest by share and correlation
 */
async function truthsInSql(corpus, query) {
  await corpus.query('SET enable_indexscan = off; SET enable_bitmapscan = off; SET enable_indexonlyscan = off');
  const cells = SHARES.flatMap((share) => CORRELATIONS.map((correlation) => ({ share, correlation })));
  const filters = cells.map(({ share, correlation }) => filterOf(corpus, share, correlation, query).filters);
  const { rows } = await corpus.query(
    `WITH measured AS MATERIALIZED (
       SELECT c.id, c.created_at, c.height, e.embedding <=> $1 AS distance
         FROM content c JOIN content_embedding e ON e.content_id = c.id AND e.engine_id = $2)
     SELECT f.cell::int AS cell, n.id
       FROM unnest($3::timestamptz[], $4::timestamptz[], $5::int[]) WITH ORDINALITY f(since, until, height, cell)
      CROSS JOIN LATERAL (
        SELECT m.id, m.distance FROM measured m
         WHERE (f.since IS NULL OR m.created_at >= f.since) AND (f.until IS NULL OR m.created_at < f.until)
           AND (f.height IS NULL OR m.height >= f.height)
         ORDER BY m.distance LIMIT ${K}) n
      ORDER BY f.cell, n.distance`,
    [
      textOf(query.vector),
      ENGINE,
      filters.map(({ createdFrom = null }) => createdFrom),
      filters.map(({ createdTo = null }) => createdTo),
      filters.map(({ minHeight = null }) => minHeight),
    ],
  );
  return new Map(
    cells.map(({ share, correlation }, at) => [
      `${share} ${correlation}`,
      rows.filter(({ cell }) => cell === at + 1).map(({ id }) => id),
    ]),
  );
}

/** Where both plans cost the same: what `VECTOR_EXACT_UP_TO` should be. CPU of PostgreSQL would tell the same more slowly. */
async function crossover({ corpus, engine, queries }) {
  const form = indexForm(engine, 'vector');
  const rowsOf = [];
  console.log(
    '  crossover: matching rows, then ms to compare them all and to ask the index, filtered by time and by chance',
  );
  for (const size of [1_000, 2_000, 5_000, 10_000, 20_000, 50_000].filter((one) => one < COUNT)) {
    const share = size / COUNT;
    const medians = {};
    for (const correlation of ['near', 'random']) {
      const times = { exact: [], index: [] };
      for (const query of queries.slice(0, 8)) {
        const where = conditionOf(filterOf(corpus, share, correlation, query).filters);
        const rows = { engine, vector: query.vector, limit: K, where };
        const candidates = candidatesFor(K, share, 'vector');
        times.exact.push(await bare(corpus, exactStatement(rows), EXACT_SETTINGS));
        times.index.push(await bare(corpus, indexStatement(rows, form, candidates, COUNT), indexSettings(candidates)));
      }
      medians[correlation] = [times.exact, times.index].map((ms) => Math.round(median(ms)));
    }
    rowsOf.push({ size, ...medians });
    const [time, chance] = [medians.near, medians.random].map(([all, index]) => `${all} and ${index}`);
    console.log(`  ${size.toLocaleString('en').padStart(7)}  by time ${time}, by chance ${chance}`);
  }
  return rowsOf;
}

/** Milliseconds that a statement takes, alone on its connection with its settings. */
async function bare(corpus, { sql, values }, settings) {
  const names = Object.keys(settings);
  const client = await corpus.client();
  try {
    await client.query('RESET ALL');
    for (const name of names) await client.query(`SELECT set_config($1, $2, false)`, [name, settings[name]]);
    return await timed(() => client.query(sql, [...values]));
  } finally {
    client.release();
  }
}

/** The API against the bare SQL of the plan that it chose, turn by turn. */
async function overHttp({ corpus, engine, queries }, cells) {
  const world = await services(corpus.postgres);
  try {
    const RATE_LIMITS = 'similar.caller=1000000/60 search.caller=1000000/60';
    const api = await world.serve(join(ROOT, 'dist/apps/api/src/main.js'), '/health/live', { RATE_LIMITS });
    const times = { exact: { api: [], sql: [] }, hnsw: { api: [], sql: [] } };
    const form = indexForm(engine, 'vector');
    for (const { share, correlation } of cells) {
      for (const [at, query] of queries.slice(0, ASKED).entries()) {
        const { filters } = filterOf(corpus, share, correlation, query);
        const rows = { engine, vector: query.vector, limit: K, where: conditionOf(filters) };
        const candidates = candidatesFor(K, share, 'vector');
        const ask = asker(api.url, { vector: Array.from(query.vector), engine: ENGINE, limit: K, ...filters });
        const { plan } = JSON.parse(await ask()); // also the first reading of this filter's rows
        const sql = () =>
          plan === 'exact'
            ? bare(corpus, exactStatement(rows), EXACT_SETTINGS)
            : bare(corpus, indexStatement(rows, form, candidates, COUNT), indexSettings(candidates));
        if (at % 2) times[plan].sql.push(await sql());
        times[plan].api.push(await timed(ask));
        if (at % 2 === 0) times[plan].sql.push(await sql());
      }
    }
    const plans = Object.entries(times).map(([plan, { api: asked, sql }]) => ({
      plan,
      questions: asked.length,
      api: spread(asked),
      sql: spread(sql),
    }));
    for (const { plan, questions, api: asked, sql } of plans)
      console.log(
        `  POST /search/similar, plan ${plan}, ${questions} questions: p50 ${asked.p50Ms} ms, p95 ${asked.p95Ms} ms; ` +
          `bare SQL p50 ${sql.p50Ms} ms, p95 ${sql.p95Ms} ms`,
      );
    const load = Number(loadavg()[0].toFixed(1));
    const gatesOf = Object.entries(times).map(([plan, { api: asked, sql }]) => ({
      name: `POST /search/similar, plan ${plan}: p95 against the bare SQL of the plan`,
      ratio: quantile(asked, 0.95) / quantile(sql, 0.95),
      limit: 1.3,
      ours: `${quantile(asked, 0.95).toFixed(0)} ms`,
      baseline: `${quantile(sql, 0.95).toFixed(0)} ms, load ${load}`,
    }));
    return { plans, load, gates: gatesOf };
  } finally {
    agent.destroy();
    await world.stop();
  }
}

/** One connection, kept; what `fetch` does for its callers besides would be counted as the API's. */
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

/** @returns asks the question, and gives what came as text */
function asker(url, question) {
  const body = JSON.stringify(question);
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
  return async () => {
    const sent = request(`${url}/api/v1/search/similar`, { method: 'POST', agent, headers }).end(body);
    const [response] = await once(sent, 'response');
    const text = (await response.setEncoding('utf8').toArray()).join('');
    if (response.statusCode !== 200) throw new Error(`${response.statusCode} ${text}`);
    return text;
  };
}

function gates(cells) {
  const worst = cells.reduce((low, cell) => (mean(cell.recalls) < mean(low.recalls) ? cell : low));
  const short = cells.reduce((sum, cell) => sum + cell.short, 0);
  const disagreeing = cells.reduce((sum, cell) => sum + QUERIES - cell.agree, 0);
  return [
    {
      name: `recall@${K} in the worst cell`,
      ratio: mean(worst.recalls),
      limit: 0.95,
      atLeast: true,
      ours: `${worst.share * 100} %, ${worst.correlation}`,
      baseline: `exact search, ${cells.length * QUERIES} questions`,
    },
    { name: 'Answers with fewer hits than there are', ratio: short, limit: 0, ours: `${short}`, baseline: 'none' },
    {
      name: 'Questions on which SQL and plain code disagree about the truth',
      ratio: disagreeing,
      limit: 0,
      ours: `${disagreeing}`,
      baseline: 'none',
    },
  ];
}

async function timed(work) {
  const startedMs = performance.now();
  await work();
  return performance.now() - startedMs;
}

const textOf = (vector) => `[${Array.from(vector).join(',')}]`;
const spread = (times) => ({ p50Ms: Math.round(median(times)), p95Ms: Math.round(quantile(times, 0.95)) });
const mean = (numbers) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
const quantile = (numbers, share) => {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
};
const told = (plans) =>
  [...new Set(plans)].map((plan) => `${plan} ${plans.filter((one) => one === plan).length}`).join(', ');
