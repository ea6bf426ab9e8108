import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { gini, intraListDistance, novelty } from '../dist/libs/search/src/recommendation/diversity.measure.js';
import { diversify, dot, unit } from '../dist/libs/search/src/recommendation/diversity.policy.js';
import { DEFAULT_LAMBDA, LARGEST_SHARE, WINDOW } from '../dist/libs/search/src/recommendation/recommendation.policy.js';
import { seeded } from '../libs/search/src/testing/scenes.ts';

const RESULTS = join(import.meta.dirname, 'results.json');
const ITEMS = 3_000;
const QUERIES = 300;
const DIMENSION = 64;
const CLUSTERS = 40;
const LIST = 12;
const SWEEP = [1, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1, 0];
const LICENSES = ['CC0-1.0', 'CC-BY-4.0', 'CC-BY-SA-4.0', 'MIT'];

/** Pictures around centres of uneven size, each as popular as its rank says (Zipf). There are no clicks to measure by. */
function collection() {
  const random = seeded(11);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const centres = Array.from({ length: CLUSTERS }, () => Array.from({ length: DIMENSION }, normal));
  return Array.from({ length: ITEMS }, (_none, at) => {
    const centre = centres[Math.floor(CLUSTERS * random() ** 2)] ?? [];
    return {
      id: String(at).padStart(5, '0'),
      vector: unit(centre.map((x) => x + 0.7 * normal())),
      facets: { license: LICENSES[Math.floor(LICENSES.length * random() ** 3)] ?? null },
      popularity: 1 / (1 + Math.floor(ITEMS * random())),
    };
  });
}

/** The best `WINDOW` for a picture, as the service reads them, and a list of them. */
function measure(items, pick) {
  const random = seeded(5);
  const lists = Array.from({ length: QUERIES }, () => {
    const query = items[Math.floor(random() * items.length)];
    const near = items
      .filter((item) => item !== query)
      .map((item) => ({ ...item, relevance: Math.max(0, dot(item.vector, query.vector)) }))
      .sort((a, b) => b.relevance - a.relevance)
      .slice(0, WINDOW);
    return { query, list: pick(near, random) };
  });
  const counts = new Map(items.map(({ id }) => [id, 0]));
  for (const { id } of lists.flatMap(({ list }) => list)) counts.set(id, (counts.get(id) ?? 0) + 1);
  const popularity = items.map((item) => item.popularity);
  const mean = (values) => values.reduce((sum, one) => sum + one, 0) / values.length;
  return {
    relevance: mean(lists.map(({ query, list }) => mean(list.map(({ vector }) => dot(vector, query.vector))))),
    distance: mean(lists.map(({ list }) => intraListDistance(list.map(({ vector }) => vector)))),
    coverage: [...counts.values()].filter((count) => count > 0).length / items.length,
    gini: gini([...counts.values()]),
    noveltyBits: mean(
      lists.map(({ list }) =>
        novelty(
          list.map(({ id }) => Number(id)),
          popularity,
        ),
      ),
    ),
  };
}

const shuffled = (items, random) =>
  items
    .map((item) => ({ item, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);

/** Diversity, coverage and novelty of recommendations beside lists by relevance, chance and popularity; a sweep over lambda. */
export default async function run() {
  const items = collection();
  const popular = [...items].sort((a, b) => b.popularity - a.popularity);
  const baselines = {
    random: measure(items, (_near, random) => shuffled(items, random).slice(0, LIST)),
    popular: measure(items, () => popular.slice(0, LIST)),
  };
  const sweep = SWEEP.map((lambda) => {
    const pick = (near) => diversify(near, LIST, { lambda, share: LARGEST_SHARE }).map(({ candidate }) => candidate);
    return { lambda, ...measure(items, pick) };
  });
  const isFront = sweep.every((one) =>
    sweep.every((other) => !(other.relevance > one.relevance + 1e-3 && other.distance > one.distance + 1e-3)),
  );
  const [plain, ours] = [sweep[0], sweep.find(({ lambda }) => lambda === DEFAULT_LAMBDA)];
  await keep({ items: ITEMS, queries: QUERIES, list: LIST, sweep, baselines, isFront });
  return [
    row('distance within a list, default lambda, against relevance alone', ours.distance, plain.distance, 1.15),
    row('relevance that is kept', ours.relevance, plain.relevance, 0.95),
    row('coverage of the collection, against popular lists', ours.coverage, baselines.popular.coverage, 10),
    row('novelty, against popular lists', ours.noveltyBits, baselines.popular.noveltyBits, 1.2),
    {
      name: 'no point of the sweep is worse in both',
      ratio: isFront ? 1 : 0,
      limit: 1,
      atLeast: true,
      ours: String(isFront),
      baseline: 'a Pareto front',
    },
  ];
}

const row = (name, ours, baseline, limit) => ({
  name,
  ratio: ours / baseline,
  limit,
  atLeast: true,
  ours: ours.toFixed(3),
  baseline: baseline.toFixed(3),
});

async function keep(figures) {
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  const kept = JSON.parse(await readFile(RESULTS, 'utf8'));
  const round = (_key, value) => (typeof value === 'number' ? Number(value.toFixed(4)) : value);
  kept.recommendation = JSON.parse(
    JSON.stringify({ commit, ...figures, note: 'Synthetic and seeded; there are no clicks to compare with.' }, round),
  );
  const options = await resolveConfig(RESULTS);
  await writeFile(RESULTS, await format(JSON.stringify(kept), { ...options, filepath: RESULTS }));
}
