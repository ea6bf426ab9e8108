import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { captionsOf, seeded } from '../libs/search/src/testing/scenes.ts';
import { corpus, PLAIN, PUBLISHED } from './search-corpus.mjs';

/** `FLICKR8K=/path npm run bench search-quality` reads Flickr8k.token.txt and the lists of its splits; without it scenes are made up. */
const FLICKR8K = process.env.FLICKR8K;
const RESULTS = join(import.meta.dirname, 'results.json');
const MADE_UP = 1_000;
const RESAMPLES = 1_000;
const DEPTH = 10;

/** Known-item search: each picture is described by four people and looked for in the words of a fifth. */
export default async function run() {
  const sets = FLICKR8K
    ? await flickr(FLICKR8K)
    : { 'made up': Array.from({ length: MADE_UP }, (_none, at) => captionsOf(at)) };
  const results = [];
  for (const [name, pictures] of Object.entries(sets)) results.push(await evaluate(name, pictures));
  if (FLICKR8K) await keep(results);
  return results.flatMap(({ set, ours, plain, gain }) => [
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
  ]);
}

async function evaluate(set, pictures) {
  const world = await corpus((at) => pictures[at].slice(0, 4), pictures.length);
  try {
    const ours = [];
    const plain = [];
    for (const [at, captions] of pictures.entries()) {
      const hits = await world.texts.hits(await world.queries.understand(captions[4], PUBLISHED), PUBLISHED, DEPTH);
      ours.push(placeOf(world.ids[at], hits));
      plain.push(placeOf(world.ids[at], (await world.query(PLAIN, [captions[4], DEPTH])).rows));
    }
    return { set, queries: pictures.length, ours: measures(ours), plain: measures(plain), gain: gains(ours, plain) };
  } finally {
    await world.stop();
  }
}

/** From 1; 0 when it was not found. */
const placeOf = (id, hits) => hits.findIndex(({ contentId }) => contentId === id) + 1;

const measures = (places) => ({
  recall1: mean(places.map((place) => Number(place === 1))),
  recall10: mean(places.map((place) => Number(place > 0))),
  mrr: mean(places.map((place) => (place > 0 ? 1 / place : 0))),
});

/** Bootstrap over queries, both answers of a query drawn together. */
function gains(ours, plain) {
  const random = seeded(8);
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
async function keep(results) {
  const git = (...args) => execFileSync('git', args, { encoding: 'utf8', cwd: import.meta.dirname }).trim();
  const commit = git('rev-parse', '--short', 'HEAD');
  const kept = JSON.parse(await readFile(RESULTS, 'utf8').catch(() => '{}'));
  kept['search-quality'] = { ...kept['search-quality'], [commit]: { measuredAt: new Date().toISOString(), results } };
  await writeFile(RESULTS, `${JSON.stringify(kept, null, 2)}\n`);
}

const mean = (numbers) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
const told = ({ recall1, recall10, mrr }) =>
  `R@1 ${recall1.toFixed(3)}, R@10 ${recall10.toFixed(3)}, MRR ${mrr.toFixed(3)}`;
const interval = ([low, high]) => `${low.toFixed(3)} to ${high.toFixed(3)}`;
