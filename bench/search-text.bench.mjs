import { captionsOf, seeded, someRank, wordOf } from '../libs/search/src/testing/scenes.ts';
import { readFileSync } from 'node:fs';
import { interleaved } from './measure.mjs';
import { ANYONE, corpus, PLAIN, PUBLISHED } from './search-corpus.mjs';

/** `DOCUMENTS=1000000 npm run bench search-text` takes a quarter of an hour, most of it to write them. */
const DOCUMENTS = Number(process.env.DOCUMENTS ?? 100_000);
const QUERIES = 60;
const ROUNDS = 2;
const WINDOW = 1_000;

/** p95 of ranking a mixed set of queries against the plain statement that ranks whatever has one of the words. */
export default async function run() {
  const world = await corpus((at) => captionsOf(at).slice(0, 4), DOCUMENTS);
  try {
    const asked = questions();
    const plain = p95(asked, (q) => world.query(PLAIN, [q, WINDOW]));
    const ours = p95(asked, async (q) =>
      world.texts.hits(await world.queries.understand(q, PUBLISHED), PUBLISHED, WINDOW),
    );
    const whole = p95(asked, (q) =>
      world.search.search(ANYONE, { q, mode: 'text', filters: {}, limit: 50, total: true }),
    );
    await ours();
    const { a, b } = await interleaved(ours, plain, ROUNDS);
    const wholeMs = await whole();
    const count = DOCUMENTS.toLocaleString('en');
    const { rows } = await world.query(
      `SELECT pg_size_pretty(pg_relation_size('search_document_words_idx')) AS index, pg_size_pretty(pg_table_size('search_document')) AS documents`,
    );
    console.log(
      `  ${count} documents: written in ${seconds(world.loadedMs)}, indexed in ${seconds(world.indexedMs)}, terms counted in ${seconds(world.countedMs)}; ` +
        `index ${rows[0].index}, table ${rows[0].documents}, peak of this process ${peakMb()} MB`,
    );
    return [
      {
        name: `Ranking by words among ${count}: p95 against plain ts_rank`,
        ratio: a / b,
        limit: 1.5,
        ours: ms(a),
        baseline: ms(b),
      },
      {
        name: `GET /search?mode=text among ${count}, with facets, total and highlights: p95 against plain ts_rank`,
        ratio: wholeMs / b,
        limit: 5,
        ours: ms(wholeMs),
        baseline: ms(b),
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
    caption,
    caption,
    caption,
    caption,
    word,
    () => `${word()} ${word()}`,
    () => `${frequent()} ${frequent()}`,
    frequent,
    () => `"${caption().split(' ').slice(1, 4).join(' ')}"`,
    () => `${word()} ${word()} -${frequent()}`,
    () => `${word().slice(0, 4)}* ${word()}`,
    () => word().replace(/(.)(.)(sk?)$/, '$2$1$3'),
  ];
  return Array.from({ length: QUERIES }, (_none, at) => kinds[at % kinds.length]());
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
      .map((timeMs, at) => [timeMs, asked[at]])
      .sort((a, b) => b[0] - a[0])
      .slice(0, 8))
      console.log(`  ${ms(timeMs)} ${q}`);
  return times.sort((x, y) => x - y)[Math.floor(times.length * 0.95)];
};

const ms = (duration) => `${duration.toFixed(1)} ms`;
const seconds = (duration) => `${(duration / 1_000).toFixed(0)} s`;
const peakMb = () => Math.round(Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]) / 1_024);
