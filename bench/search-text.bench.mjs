import { readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { captionsOf, seeded, someRank, wordOf } from '../libs/search/src/testing/scenes.ts';
import { keep } from './keep.mjs';
import { interleaved } from './measure.mjs';
import { ANYONE, corpus, PLAIN, PUBLISHED } from './search-corpus.mjs';

/**
 * `DOCUMENTS=1000000 npm run bench search-text` takes a quarter of an hour, most of it to write them, and holds the search itself
 * to 150 ms. `KEEP=1` keeps the figures; `SEARCH_DIR=/folder` keeps the database, for another run.
 */
const DOCUMENTS = Number(process.env.DOCUMENTS ?? 100_000);
const QUERIES = 60;
const ROUNDS = 2;
const WINDOW = 1_000;
/** What a search may take at a million documents, on two cores. */
const MILLION = 1_000_000;
const MILLION_MS = 150;

/** p95 of ranking a mixed set of queries against the plain statement that ranks whatever has one of the words. */
export default async function run() {
  const world = await corpus((at) => captionsOf(at).slice(0, 4), DOCUMENTS, process.env.SEARCH_DIR);
  try {
    const asked = questions();
    const plain = p95(asked, ({ q }) => world.query(PLAIN, [q, WINDOW]));
    const ours = p95(asked, async ({ q }) =>
      world.texts.hits(await world.queries.understand(q, PUBLISHED), PUBLISHED, WINDOW),
    );
    const search = ({ q }) => world.search.search(ANYONE, { q, mode: 'text', filters: {}, limit: 50, total: true });
    const whole = p95(asked, search);
    await ours();
    await whole();
    const { a, b } = await interleaved(ours, plain, ROUNDS);
    const { a: wholeMs, b: plainMs } = await interleaved(whole, plain, ROUNDS);
    const kinds = await timesByKind(asked, search);
    const allMs = kinds.flatMap(({ times }) => times);
    const count = DOCUMENTS.toLocaleString('en');
    const { rows } = await world.query(
      `SELECT pg_size_pretty(pg_relation_size('search_document_words_idx')) AS index, pg_size_pretty(pg_table_size('search_document')) AS "table"`,
    );
    console.log(
      `  ${count} documents: written in ${seconds(world.loadedMs)}, indexed in ${seconds(world.indexedMs)}, terms counted in ${seconds(world.countedMs)}; ` +
        `index ${rows[0].index}, table ${rows[0].table}, peak of this process ${peakMb()} MB`,
    );
    console.log(
      `  the mixed set, ${asked.length} queries, each ${ROUNDS} times, GET /search?mode=text as the page asks it:`,
    );
    for (const { kind, example, times } of kinds)
      console.log(
        `    ${kind.padEnd(16)} p50 ${ms(quantile(times, 0.5)).padStart(8)}  p95 ${ms(quantile(times, 0.95)).padStart(8)}  ${example}`,
      );
    const p95Ms = quantile(allMs, 0.95);
    console.log(`    ${'all'.padEnd(16)} p50 ${ms(quantile(allMs, 0.5)).padStart(8)}  p95 ${ms(p95Ms).padStart(8)}`);
    if (process.env.KEEP)
      await keep('search-text', {
        documents: DOCUMENTS,
        load: Number(loadavg()[0].toFixed(1)),
        rankingRatio: round(a / b),
        searchRatio: round(wholeMs / plainMs),
        p50Ms: round(quantile(allMs, 0.5)),
        p95Ms: round(p95Ms),
        kinds: kinds.map(({ kind, times }) => ({
          kind,
          p50Ms: round(quantile(times, 0.5)),
          p95Ms: round(quantile(times, 0.95)),
        })),
        writtenMs: Math.round(world.loadedMs),
        indexedMs: Math.round(world.indexedMs),
        countedMs: Math.round(world.countedMs),
        ...rows[0],
        peakMb: peakMb(),
      });
    return [
      ...(DOCUMENTS >= MILLION
        ? [
            {
              name: `GET /search?mode=text among ${count}: p95 in ms`,
              ratio: p95Ms,
              limit: MILLION_MS,
              ours: ms(p95Ms),
              baseline: 'the clock',
            },
          ]
        : []),
      {
        name: `Ranking by words among ${count}: p95 against plain ts_rank`,
        ratio: a / b,
        limit: 1.2,
        ours: ms(a),
        baseline: ms(b),
      },
      {
        name: `GET /search?mode=text among ${count}, with facets, total and highlights: p95 against plain ts_rank`,
        ratio: wholeMs / plainMs,
        limit: 3,
        ours: ms(wholeMs),
        baseline: ms(plainMs),
      },
    ];
  } finally {
    await world.stop();
  }
}

/** What people type: sentences, one word, frequent ones, phrases, exclusions, beginnings and slips. */
function questions() {
  const random = seeded(20_26);
  const caption = () => captionsOf(Math.floor(random() * DOCUMENTS))[4] ?? '';
  const word = () => wordOf(someRank(random));
  const frequent = () => wordOf(Math.floor(random() * 12));
  const kinds = [
    ['sentence', caption],
    ['sentence', caption],
    ['sentence', caption],
    ['sentence', caption],
    ['word', word],
    ['two words', () => `${word()} ${word()}`],
    ['frequent words', () => `${frequent()} ${frequent()}`],
    ['frequent word', frequent],
    ['phrase', () => `"${caption().split(' ').slice(1, 4).join(' ')}"`],
    ['exclusion', () => `${word()} ${word()} -${frequent()}`],
    ['beginning', () => `${word().slice(0, 4)}* ${word()}`],
    ['slip', () => word().replace(/(.)(.)(sk?)$/, '$2$1$3')],
  ];
  return Array.from({ length: QUERIES }, (_none, at) => {
    const [kind, make] = kinds[at % kinds.length];
    return { kind, q: make() };
  });
}

/** What each kind of query takes, in the order of the kinds. */
async function timesByKind(asked, ask) {
  const kinds = new Map(asked.map(({ kind, q }) => [kind, { kind, example: q, times: [] }]));
  for (let round = 0; round < ROUNDS; round += 1)
    for (const question of asked) {
      const startedMs = performance.now();
      await ask(question);
      kinds.get(question.kind).times.push(performance.now() - startedMs);
    }
  return [...kinds.values()];
}

const p95 = (asked, ask) => async () => {
  const times = [];
  for (const q of asked) {
    const startedMs = performance.now();
    await ask(q);
    times.push(performance.now() - startedMs);
  }
  if (process.env.SLOWEST)
    for (const [timeMs, q] of times
      .map((timeMs, at) => [timeMs, asked[at].q])
      .sort((a, b) => b[0] - a[0])
      .slice(0, 8))
      console.log(`  ${ms(timeMs)} ${q}`);
  return quantile(times, 0.95);
};

const quantile = (times, share) => times.toSorted((x, y) => x - y)[Math.floor(times.length * share)];
const round = (number) => Number(number.toFixed(2));

const ms = (duration) => `${duration.toFixed(1)} ms`;
const seconds = (duration) => `${(duration / 1_000).toFixed(0)} s`;
const peakMb = () => Math.round(Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]) / 1_024);
