import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { captionsOf, seeded } from '../libs/search/src/testing/scenes.ts';
import { armsOf, CAPTION_ENGINE, FLOOR, hasModel, learnLogistic, WAYS } from './search-arms.mjs';
import { corpus, PLAIN, PUBLISHED } from './search-corpus.mjs';

/** `FLICKR8K=/path npm run bench search-quality` reads Flickr8k.token.txt and the lists of its splits; without it scenes are made up. */
const FLICKR8K = process.env.FLICKR8K;
/** `LEARN=1` besides learns the weights of hybrid search anew and writes them where the search reads them. */
const LEARN = process.env.LEARN === '1';
/** `CRANFIELD=/path` reads cran.all.1400, cran.qry and cranqrel. */
const CRANFIELD = process.env.CRANFIELD;
const RESULTS = join(import.meta.dirname, 'results.json');
const LEARNED = join(import.meta.dirname, '../libs/search/src/hybrid/learned-weights.data.ts');
const MADE_UP = 1_000;
const RESAMPLES = 1_000;
const SEED = 8;
const DEPTH = 10;
const WINDOW = 1_000;

/** Known-item search: each picture is described by four people and looked for in the words of a fifth. */
export default async function run() {
  const sets = FLICKR8K
    ? await flickr(FLICKR8K)
    : { 'made up': Array.from({ length: MADE_UP }, (_none, at) => captionsOf(at)) };
  const results = [];
  for (const [name, pictures] of Object.entries(sets)) results.push(await evaluate(name, pictures));
  const rows = results.flatMap(wordRows);
  const [dev, test] = results;
  const isHybrid = FLICKR8K !== undefined && (await hasModel());
  const hybrid = isHybrid ? await compareWays(dev, test) : undefined;
  if (hybrid) rows.push(...hybridRows(hybrid));
  const cranfield = CRANFIELD ? await evaluateCranfield(CRANFIELD, hybrid?.weight) : undefined;
  if (cranfield) rows.push(...cranfieldRows(cranfield));
  if (FLICKR8K) await keep({ results: results.map(told4keeping), hybrid, cranfield });
  if (hybrid && LEARN) await writeWeights(hybrid, dev, test);
  return rows;
}

const wordRows = ({ set, ours, plain, gain }) => [
  {
    name: `${set}: Recall@10 by words`,
    ratio: ours.recall10,
    limit: FLICKR8K ? 0.84 : 0.8,
    atLeast: true,
    ours: told(ours),
    baseline: `${told(plain)} by ts_rank`,
  },
  {
    name: `${set}: what is gained at R@1, lower end of its interval (95 %, paired)`,
    ratio: gain.recall1[0],
    limit: 0,
    atLeast: true,
    ours: `R@1 ${interval(gain.recall1)}, R@10 ${interval(gain.recall10)}, MRR ${interval(gain.mrr)}`,
    baseline: 'none',
  },
];

const hybridRows = ({ test, better, gain, typo, weight }) => [
  {
    name: `${test.set}: Recall@10 of hybrid`,
    ratio: test.sum.recall10,
    limit: 0.88,
    atLeast: true,
    ours: `${told(test.sum)} at weight ${weight}; with one slip ${told(typo.sum)}`,
    baseline: `text ${told(test.text)}, captions ${told(test.captions)}, ranks ${told(test.ranks)}, logistic ${told(test.logistic)}`,
  },
  {
    name: `${test.set}: what hybrid gains over ${better} in MRR, lower end of its interval (95 %, paired)`,
    ratio: gain.mrr[0],
    limit: 0,
    atLeast: true,
    ours: `R@1 ${interval(gain.recall1)}, R@10 ${interval(gain.recall10)}, MRR ${interval(gain.mrr)}`,
    baseline: told(test[better]),
  },
];

async function evaluate(set, pictures) {
  const world = await corpus((at) => pictures[at].slice(0, 4), pictures.length);
  try {
    const numbers = new Map(world.ids.map((id, at) => [id, at]));
    const find = async (query, limit) => {
      const hits = await world.texts.hits(await world.queries.understand(query, PUBLISHED), PUBLISHED, limit);
      return hits.map(({ contentId, score }) => ({ id: numbers.get(contentId), score }));
    };
    const ours = [];
    const plain = [];
    const hits = [];
    const slips = [];
    for (const [at, captions] of pictures.entries()) {
      hits.push(await find(captions[4], WINDOW));
      if (set.includes('test')) slips.push(await find(slipped(captions[4], at), WINDOW));
      ours.push(hits[at].slice(0, DEPTH).findIndex(({ id }) => id === at) + 1);
      plain.push(placeOf(world.ids[at], (await world.query(PLAIN, [captions[4], DEPTH])).rows));
    }
    const empty = hits.filter((each) => each.length === 0).length / hits.length;
    const all = {
      set,
      queries: pictures.length,
      ours: measures(ours),
      plain: measures(plain),
      gain: gains(ours, plain),
      empty,
    };
    return { ...all, pictures, hits, slips };
  } finally {
    await world.stop();
  }
}

/** What is kept: figures, not what they were made of. */
const told4keeping = ({ set, queries, ours, plain, gain, empty }) => ({ set, queries, ours, plain, gain, empty });

/** One letter left out, doubled, swapped or changed in one word of four letters or more; the same for the same query. */
function slipped(query, seed) {
  const random = seeded(seed + 1);
  const words = [...query.matchAll(/[A-Za-z]{4,}/g)];
  if (words.length === 0) return query;
  const word = words[Math.floor(random() * words.length)];
  const at = word.index + 1 + Math.floor(random() * (word[0].length - 2));
  const [before, letter, next, after] = [query.slice(0, at), query[at], query[at + 1], query.slice(at + 2)];
  const letters = [
    next,
    letter + letter + next,
    next + letter,
    'abcdefghijklmnopqrstuvwxyz'[Math.floor(random() * 26)] + next,
  ];
  return before + letters[Math.floor(random() * 4)] + after;
}

/** Learns on one set which weights and which way of fusing are best, and looks once what they do on another. */
async function compareWays(dev, test) {
  const wanted = dev.pictures.map((_five, at) => at);
  const arms = (set, hits, ask) =>
    armsOf(
      set.pictures.map((five) => five.slice(0, 4)),
      set.pictures.map((five, at) => ask(five[4], at)),
      hits,
    );
  const plainly = (query) => query;
  const learning = await arms(dev, dev.hits, plainly);
  const score = (way, over) => measures(over.map((each, at) => way(each).slice(0, DEPTH).indexOf(at) + 1));
  const best = (ways) =>
    ways.map((each) => ({ ...each, ...score(each.way, learning) })).reduce((a, b) => (b.mrr > a.mrr ? b : a));
  const weights = Array.from({ length: 19 }, (_none, at) => Math.round(5 * (at + 1)) / 100);
  const sum = best(weights.map((weight) => ({ weight, way: WAYS.sum(weight) })));
  const ranks = best(
    weights.flatMap((weight) => [1, 3, 10, 60].map((k) => ({ weight, k, way: WAYS.ranks(weight, k) }))),
  );
  const model = learnLogistic(learning, wanted, seeded);
  const ways = {
    text: WAYS.text(),
    captions: WAYS.captions(),
    sum: sum.way,
    ranks: ranks.way,
    logistic: WAYS.logistic(model),
  };
  const asked = await arms(test, test.hits, plainly);
  const misspelt = await arms(test, test.slips, (query, at) => slipped(query, at));
  const each = (over) => Object.fromEntries(Object.entries(ways).map(([name, way]) => [name, score(way, over)]));
  const figures = { dev: each(learning), test: each(asked), typo: each(misspelt) };
  const better = figures.dev.captions.mrr > figures.dev.text.mrr ? 'captions' : 'text';
  const places = (way) => asked.map((arm, at) => way(arm).slice(0, DEPTH).indexOf(at) + 1);
  const rate = (is) => asked.filter(is).length / asked.length;
  return {
    engine: CAPTION_ENGINE,
    weight: sum.weight,
    ranks: { weight: ranks.weight, k: ranks.k },
    dev: { set: dev.set, ...figures.dev },
    test: { set: test.set, ...figures.test },
    typo: figures.typo,
    better,
    gain: gains(places(sum.way), places(ways[better])),
    gainOverText: gains(places(sum.way), places(ways.text)),
    empty: { text: rate(({ text }) => text.length === 0), captions: rate(({ captions }) => captions.length === 0) },
    floor: { value: FLOOR, wantedBelow: rate(({ similarities }, at) => similarities[at] < FLOOR) },
  };
}

/** Weights as the search reads them; a new version with every run that learns. */
async function writeWeights({ engine, weight, gain, test, better }, dev, { set, queries }) {
  const of = [
    ['R@1', 'recall1'],
    ['MRR', 'mrr'],
  ].map(([measure, key]) => {
    const [low, high] = gain[key].map(rounded);
    return { measure, value: rounded(test.sum[key] - test[better][key]), low, high };
  });
  const file = {
    version: new Date().toISOString().slice(0, 10),
    learned: [
      {
        engines: { captions: engine },
        weights: { text: rounded(1 - weight), captions: weight },
        floors: { captions: FLOOR },
        learnedOn: { set: dev.set, queries: dev.queries },
        gains: { set, queries, over: better, seed: SEED, resamples: RESAMPLES, of },
        figures: { hybrid: test.sum, text: test.text, captions: test.captions },
      },
    ],
  };
  const text = `// Written by \`FLICKR8K=/folder LEARN=1 npm run bench search-quality\`; not by hand.
import type { WeightsFile } from './learned-weights.js';

/** What the bench has learned, and how sure that is. */
export const LEARNED_WEIGHTS: WeightsFile = ${JSON.stringify(file)};
`;
  await writeFile(LEARNED, await format(text, { ...(await resolveConfig(LEARNED)), filepath: LEARNED }));
}

const rounded = (number) => Math.round(number * 10_000) / 10_000;

/** Abstracts and questions about them, judged by experts from 1 (an answer) to 4 (hardly); nothing is learned from them. */
async function evaluateCranfield(folder, weight) {
  const [abstracts, questions, judgements] = await Promise.all(
    ['cran.all.1400', 'cran.qry', 'cranqrel'].map((file) => readFile(join(folder, file), 'utf8')),
  );
  const documents = records(abstracts);
  const queries = records(questions);
  const grades = queries.map(() => new Map());
  for (const line of judgements.trim().split('\n')) {
    const [query, document, grade] = line.trim().split(/\s+/).map(Number);
    // Grades are costs; -1 is the document that a question was made from, as good as it gets.
    grades[query - 1]?.set(document - 1, grade === -1 ? 4 : Math.max(0, 5 - grade));
  }
  const world = await corpus((at) => [documents[at]], documents.length);
  try {
    const numbers = new Map(world.ids.map((id, at) => [id, at]));
    const hits = [];
    for (const query of queries) {
      const found = await world.texts.hits(await world.queries.understand(query, PUBLISHED), PUBLISHED, WINDOW);
      hits.push(found.map(({ contentId, score }) => ({ id: numbers.get(contentId), score })));
    }
    const arms =
      weight &&
      (await armsOf(
        documents.map((text) => [text]),
        queries,
        hits,
      ));
    const even = (_query, at) => (at + 1) % 2 === 0;
    const ndcg = (rankings) => mean(rankings.map((ids, at) => gainAt10(ids, grades[at])).filter(even));
    return {
      queries: queries.filter(even).length,
      ndcg10: {
        text: ndcg(hits.map((each) => each.map(({ id }) => id))),
        ...(arms ? { captions: ndcg(arms.map(WAYS.captions())), hybrid: ndcg(arms.map(WAYS.sum(weight))) } : {}),
      },
    };
  } finally {
    await world.stop();
  }
}

/** Title and text of each record of a file in SMART's format. */
const records = (file) =>
  file
    .split(/^\.I \d+\s*$/m)
    .slice(1)
    .map((record) => {
      const part = (letter) =>
        new RegExp(`^\\.${letter}\\s*\\n([\\s\\S]*?)(?=^\\.[A-Z]\\s*$|(?![\\s\\S]))`, 'm').exec(record)?.[1] ?? '';
      return `${part('T')} ${part('W')}`.replaceAll(/\s+/g, ' ').trim();
    });

function gainAt10(ids, grades) {
  const discounted = (values) => values.slice(0, 10).reduce((sum, value, at) => sum + value / Math.log2(at + 2), 0);
  const ideal = discounted([...grades.values()].sort((a, b) => b - a));
  return ideal === 0 ? 0 : discounted(ids.map((id) => grades.get(id) ?? 0)) / ideal;
}

const cranfieldRows = ({ ndcg10, queries }) =>
  Object.entries(ndcg10).map(([arm, value]) => ({
    name: `Cranfield, ${queries} even queries: nDCG@10 by ${arm}`,
    ratio: value,
    limit: 0.3,
    atLeast: true,
    ours: value.toFixed(3),
    baseline: 'none',
  }));

/** From 1; 0 when it was not found. */
const placeOf = (id, hits) => hits.findIndex(({ contentId }) => contentId === id) + 1;

const measures = (places) => ({
  recall1: mean(places.map((place) => Number(place === 1))),
  recall10: mean(places.map((place) => Number(place > 0))),
  mrr: mean(places.map((place) => (place > 0 ? 1 / place : 0))),
});

/** Bootstrap over queries, both answers of a query drawn together. */
function gains(ours, plain) {
  const random = seeded(SEED);
  const drawn = Array.from({ length: RESAMPLES }, () => {
    const sample = ours.map(() => Math.floor(random() * ours.length));
    const [a, b] = [ours, plain].map((places) => measures(sample.map((at) => places[at])));
    return { recall1: a.recall1 - b.recall1, recall10: a.recall10 - b.recall10, mrr: a.mrr - b.mrr };
  });
  const between = (name) => {
    const sorted = drawn.map((one) => one[name]).sort((a, b) => a - b);
    return [sorted[Math.floor(RESAMPLES * 0.025)], sorted[Math.floor(RESAMPLES * 0.975)]];
  };
  return { recall1: between('recall1'), recall10: between('recall10'), mrr: between('mrr') };
}

async function flickr(folder) {
  const captions = new Map();
  for (const line of (await readFile(join(folder, 'Flickr8k.token.txt'), 'utf8')).split('\n')) {
    const [, name, at, text] = /^(\S+)#(\d)\t(.*)$/.exec(line.trim()) ?? [];
    if (name) captions.set(name, Object.assign(captions.get(name) ?? [], { [at]: text }));
  }
  const split = async (file) =>
    (await readFile(join(folder, file), 'utf8'))
      .split('\n')
      .map((name) => captions.get(name.trim()))
      .filter((five) => five?.length === 5);
  return {
    'Flickr8k dev': await split('Flickr_8k.devImages.txt'),
    'Flickr8k test': await split('Flickr_8k.testImages.txt'),
  };
}

/** The figures of a commit stand beside those of others, so that one sees when they fell. */
async function keep(figures) {
  const git = (...args) => execFileSync('git', args, { encoding: 'utf8', cwd: import.meta.dirname }).trim();
  const commit = git('rev-parse', '--short', 'HEAD');
  const kept = JSON.parse(await readFile(RESULTS, 'utf8').catch(() => '{}'));
  kept['search-quality'] = {
    ...kept['search-quality'],
    [commit]: { measuredAt: new Date().toISOString(), ...figures },
  };
  await writeFile(RESULTS, `${JSON.stringify(kept, null, 2)}\n`);
}

const mean = (numbers) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
const told = ({ recall1, recall10, mrr }) =>
  `R@1 ${recall1.toFixed(3)}, R@10 ${recall10.toFixed(3)}, MRR ${mrr.toFixed(3)}`;
const interval = ([low, high]) => `${low.toFixed(3)} to ${high.toFixed(3)}`;
