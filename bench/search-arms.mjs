import { createHash } from 'node:crypto';
import { access, mkdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { carriedModelDir } from '../dist/libs/platform/src/models/carried-model-installer.js';
import { modelsConfig } from '../dist/libs/platform/src/models/models.config.js';
import { TEXT_MODEL_FILES } from '../dist/libs/platform/src/models/text-model-files.js';
import embed from '../dist/libs/platform/src/models/text-model.worker.js';
import { TEXT_EMBEDDING_MODEL } from '../dist/libs/platform/src/models/model-catalogue.js';
import { fuse } from '../dist/libs/search/src/hybrid/fusion.policy.js';
import { wordsOf } from '../dist/libs/search/src/text/words.policy.js';

/** Windows of a search, as libs/search has them. */
const VECTOR_WINDOW = 200;
const COMPLETED = 200;
/** Captions whose cosine to a query is lower are no hits. */
export const FLOOR = 0.3;

const { name, version, dimensions } = TEXT_EMBEDDING_MODEL;
/** The engine of captions, as weights name it. */
export const CAPTION_ENGINE = `${name}@${version}`;
const modelDir = carriedModelDir(TEXT_MODEL_FILES, modelsConfig().cacheDir);

/** Whether the model is on this machine; nothing is fetched for a benchmark. */
export const hasModel = () =>
  access(modelDir).then(
    () => true,
    () => false,
  );

/** Unit vectors, one after the other; kept in a folder for the next run, for they take minutes. */
export async function embedded(texts) {
  const folder = join(tmpdir(), 'odr-bench-vectors');
  const key = createHash('sha256')
    .update(`${CAPTION_ENGINE}\n${texts.join('\n')}`)
    .digest('hex')
    .slice(0, 32);
  const file = join(folder, `${key}.f32`);
  const kept = await readFile(file).catch(() => undefined);
  if (kept) return new Float32Array(kept.buffer, kept.byteOffset, kept.byteLength / 4);
  const vectors = new Float32Array(texts.length * dimensions);
  for (let from = 0; from < texts.length; from += 64) {
    const some = await embed({ modelDir, texts: texts.slice(from, from + 64) });
    some.forEach((vector, at) => vectors.set(vector, (from + at) * dimensions));
  }
  await mkdir(folder, { recursive: true });
  await writeFile(file, Buffer.from(vectors.buffer));
  return vectors;
}

/** A query as the search embeds it. */
export const asAsked = (query) => wordsOf(query).join(' ') || query;

/**
 * What both arms say to each query, by number of document; documents count by their nearest caption, all of them compared.
 * @param documents lists of captions
 * @param textHits for each query what words found, best first: `{id, score}` with the number of the document
 */
export async function armsOf(documents, queries, textHits) {
  const owners = documents.flatMap((captions, at) => captions.map(() => at));
  const captions = await embedded(documents.flat());
  const asked = await embedded(queries.map(asAsked));
  return queries.map((_query, at) => {
    const similarities = nearest(
      asked.subarray(at * dimensions, (at + 1) * dimensions),
      captions,
      owners,
      documents.length,
    );
    const order = [...similarities.keys()].sort((a, b) => similarities[b] - similarities[a]).slice(0, VECTOR_WINDOW);
    const found = order.filter((id) => similarities[id] >= FLOOR);
    const text = textHits[at].map(({ id, score }, place) => ({ id, raw: score, rank: place + 1 }));
    const known = new Set(found);
    const further = text.slice(0, COMPLETED).filter(({ id }) => !known.has(id));
    const vectors = [
      ...found.map((id, place) => ({ id, raw: similarities[id], rank: place + 1 })),
      ...further.map(({ id }) => ({ id, raw: similarities[id], rank: null })),
    ];
    return { text, captions: vectors, similarities };
  });
}

function nearest(query, captions, owners, count) {
  const best = new Float32Array(count).fill(-1);
  for (let at = 0; at < owners.length; at += 1) {
    let dot = 0;
    for (let i = 0, o = at * dimensions; i < dimensions; i += 1, o += 1) dot += query[i] * captions[o];
    if (dot > best[owners[at]]) best[owners[at]] = dot;
  }
  return best;
}

/** Ways to put the answers of both arms into one order; each gives numbers of documents, best first. */
export const WAYS = {
  text:
    () =>
    ({ text }) =>
      text.map(({ id }) => id),
  captions:
    () =>
    ({ captions }) =>
      captions.filter(({ rank }) => rank !== null).map(({ id }) => id),
  /** What the search itself does. */
  sum:
    (weight) =>
    ({ text, captions }) =>
      fuse([
        { arm: 'text', weight: 1 - weight, scores: text },
        { arm: 'captions', weight, scores: captions, floor: FLOOR },
      ]).map(({ id }) => id),
  ranks:
    (weight, k) =>
    ({ text, captions }) =>
      ordered([
        ...text.map(({ id, rank }) => [id, (1 - weight) / (k + rank)]),
        ...captions.filter(({ rank }) => rank !== null).map(({ id, rank }) => [id, weight / (k + rank)]),
      ]),
  logistic: (model) => (arms) => ordered(featuresOf(arms).map(({ id, features }) => [id, dot(model, features)])),
};

function ordered(scores) {
  const sums = new Map();
  for (const [id, score] of scores) sums.set(id, (sums.get(id) ?? 0) + score);
  return [...sums].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([id]) => id);
}

/** Of each hit: a constant, both scores as they are, divided by the best of the query, and inverse ranks. */
function featuresOf({ text, captions }) {
  const words = new Map(text.map((each) => [each.id, each]));
  const means = new Map(captions.map((each) => [each.id, each]));
  const [bestWords, bestMeans] = [text[0]?.raw ?? 1, Math.max(0.01, ...captions.map(({ raw }) => raw))];
  return [...new Set([...words.keys(), ...means.keys()])].map((id) => {
    const [word, mean] = [words.get(id), means.get(id)];
    const inverse = (each) => (each?.rank ? 1 / (10 + each.rank) : 0);
    const [w, m] = [word?.raw ?? 0, Math.max(0, mean?.raw ?? 0)];
    return { id, features: [1, w / 20, w / bestWords, m, m / bestMeans, inverse(word), inverse(mean)] };
  });
}

/** Logistic regression by gradient descent: the wanted picture against the forty others that stand highest. */
export function learnLogistic(arms, wanted, seeded) {
  const random = seeded(11);
  const examples = arms.flatMap((each, at) => {
    const all = featuresOf(each).sort((a, b) => b.features[2] + b.features[4] - a.features[2] - a.features[4]);
    return [
      ...all.filter(({ id }) => id === wanted[at]).map(({ features }) => ({ features, is: 1 })),
      ...all
        .filter(({ id }) => id !== wanted[at])
        .slice(0, 40)
        .map(({ features }) => ({ features, is: 0 })),
    ];
  });
  const model = new Array(7).fill(0);
  for (let epoch = 0; epoch < 30; epoch += 1) {
    const rate = 0.5 / (1 + epoch);
    for (let step = 0; step < examples.length; step += 1) {
      const { features, is } = examples[Math.floor(random() * examples.length)];
      const error = is - 1 / (1 + Math.exp(-dot(model, features)));
      const share = is === 1 ? 10 : 1;
      features.forEach((feature, i) => (model[i] += rate * share * error * feature));
    }
  }
  return model;
}

const dot = (a, b) => a.reduce((sum, x, i) => sum + x * b[i], 0);
