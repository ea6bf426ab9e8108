import { execFileSync } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import '../libs/platform/src/testing/register-typescript.mjs';
import { atOnce } from './measure.mjs';
import { averagePrecisions, cosine, interval, mean, spearman } from './quality.mjs';
import { ConseModel } from '../dist/libs/platform/src/models/conse-model.js';
import { ImageModel } from '../dist/libs/platform/src/models/image-model.js';
import { InceptionModel } from '../dist/libs/platform/src/models/inception-model.js';
import { ModelCatalogue } from '../dist/libs/platform/src/models/model-catalogue.js';
import { modelsConfig } from '../dist/libs/platform/src/models/models.config.js';
import { TextModel } from '../dist/libs/platform/src/models/text-model.js';

/*
 * `STSB=/path/sts-test.csv FLICKR8K=/folder FLICKR8K_IMAGES=/folder WIDE=1 npm run bench engine-quality` measures everything and keeps it.
 * Without them only pictures look for their copies, on a few of the photographs that packages bring along.
 */
const { STSB, FLICKR8K, FLICKR8K_IMAGES, WIDE } = process.env;
const RESULTS = join(import.meta.dirname, 'results.json');
const PHOTOGRAPHS = 4;
/** Beside the short ladder: one of each kind that goes further. */
const FURTHER = [
  'crop 25 % at 0/0',
  'crop 25 % at 0.5/0.5',
  'crop 15 % off one side',
  'rotate 180',
  'flip',
  'grey',
  'pillarbox',
  'white frame',
  'caption above, dark',
  'more contrast',
  'resize 0.25',
];
const BATCH = 16;
const { photographs } = await import('../libs/duplicates/src/testing/pictures.ts');
const { SHORT_LADDER, WIDE_LADDER } = await import('../libs/duplicates/src/testing/edits.ts');
const { seeded } = await import('../libs/search/src/testing/scenes.ts');

/** How good the engines are that come along: at finding copies, at agreeing with people, at finding pictures by what is said of them. */
export default async function run() {
  const models = await ready();
  const results = [];
  const versions = await ladder();
  for (const model of [models.images, models.inception]) results.push(await copies(model, versions));
  if (STSB) results.push(...(await sentences(models.texts)));
  if (FLICKR8K && FLICKR8K_IMAGES) results.push(...(await described(models.conse)));
  await models.stop();
  if (STSB || FLICKR8K_IMAGES || WIDE) await keep(results);
  return results.map(({ engine, set, measure, value, low, high, atLeast, note }) => ({
    name: `${engine}: ${measure} on ${set}`,
    ratio: value,
    limit: atLeast,
    atLeast: true,
    ours: `${value.toFixed(3)} (${low.toFixed(3)} to ${high.toFixed(3)})`,
    baseline: note ?? 'nothing',
  }));
}

async function ready() {
  const [config, catalogue] = [modelsConfig(), new ModelCatalogue()];
  const [images, inception, texts] = [
    new ImageModel(config),
    new InceptionModel(config, catalogue),
    new TextModel(config, catalogue),
  ];
  const conse = new ConseModel(config, catalogue, inception, texts);
  for (const model of [inception, texts, conse]) model.onApplicationBootstrap();
  await Promise.all([inception, texts, conse].map(({ name }) => catalogue.whenReady(name)));
  const stop = async () => {
    inception.onApplicationShutdown();
    await Promise.all([images.onApplicationShutdown(), texts.onApplicationShutdown()]);
  };
  return { images, inception, texts, conse, stop };
}

/** Every photograph and what people do to photographs, as previews. */
async function ladder() {
  const versions = [];
  const edits = WIDE ? [...SHORT_LADDER, ...WIDE_LADDER.filter(({ name }) => FURTHER.includes(name))] : SHORT_LADDER;
  for (const [picture, { bytes }] of (await originals()).entries()) {
    const original = await preview(bytes);
    versions.push({ picture, kind: 'original', bytes: original });
    await atOnce(2, edits, async (edit) => {
      versions.push({ picture, kind: edit.reason, bytes: await preview(await edit.apply(original)) });
    });
  }
  return versions;
}

/** Landscapes, things and animals of packages and fixtures; people from the demonstration of a detector of faces. */
async function originals() {
  if (!WIDE) return photographs().slice(0, PHOTOGRAPHS);
  const people = join(import.meta.dirname, '../node_modules/@vladmandic/face-api/demo');
  const files = (await readdir(people)).filter((name) => /^sample\d\.jpg$/.test(name)).sort();
  return [
    ...photographs(),
    ...(await Promise.all(files.map(async (name) => ({ bytes: await readFile(join(people, name)) })))),
  ];
}

const preview = (bytes) =>
  sharp(bytes).rotate().resize(800, 800, { fit: 'inside', withoutEnlargement: true }).webp({ quality: 80 }).toBuffer();

/** Mean average precision of finding the other versions of one's own photograph among all of them. */
async function copies(model, versions) {
  const vectors = await inBatches(
    versions.map(({ bytes }) => bytes),
    (batch) => model.embedImages(batch),
  );
  const precisions = averagePrecisions(versions.map((version, at) => ({ ...version, vector: vectors[at] })));
  const byPicture = Object.values(Object.groupBy(precisions, ({ picture }) => picture));
  const byKind = Object.groupBy(precisions, ({ kind }) => kind);
  const of = (some) => mean(some.map(({ precision }) => precision));
  const [low, high] = interval(byPicture.length, (drawn) => of(drawn.flatMap((at) => byPicture[at])), seeded(8));
  const kinds = Object.entries(byKind).map(([kind, some]) => [kind, rounded(of(some))]);
  return {
    engine: model.name,
    set: `ladder of edits, ${byPicture.length} photographs, ${versions.length} versions`,
    measure: 'mAP',
    value: of(precisions),
    low,
    high,
    byKind: Object.fromEntries(kinds),
    note: kinds.map(([kind, value]) => `${kind} ${value}`).join(', '),
    atLeast: 0.8,
  };
}

/** Rank correlation with how alike people find two sentences; sharing words is what has to be beaten. */
async function sentences(model) {
  const pairs = (await readFile(STSB, 'utf8'))
    .trim()
    .split('\n')
    .map((line) => line.split('\t'))
    .map(([, , , , score, a, b]) => ({ score: Number(score), a, b }));
  const vectors = await inBatches(
    pairs.flatMap(({ a, b }) => [a, b]),
    (batch) => model.embedTexts(batch),
  );
  const score = pairs.map((pair) => pair.score);
  const ours = pairs.map((_pair, at) => cosine(vectors[2 * at], vectors[2 * at + 1]));
  const shared = spearman(
    pairs.map(({ a, b }) => jaccard(wordsOf(a), wordsOf(b))),
    score,
  );
  const pick = (numbers, drawn) => drawn.map((at) => numbers[at]);
  const [low, high] = interval(pairs.length, (drawn) => spearman(pick(ours, drawn), pick(score, drawn)), seeded(8));
  const note = `words in common: ${shared.toFixed(3)}`;
  return [
    {
      engine: model.name,
      set: 'STS-B test',
      measure: 'Spearman',
      value: spearman(ours, score),
      low,
      high,
      note,
      atLeast: shared,
    },
  ];
}

const wordsOf = (text) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);

const jaccard = (a, b) => {
  const common = [...a].filter((word) => b.has(word)).length;
  return common / Math.max(1, a.size + b.size - common);
};

/** The fifth caption of each picture looks for its picture, as in the known-item search by words. */
async function described(model) {
  const captions = Object.groupBy(
    (await readFile(join(FLICKR8K, 'Flickr8k.token.txt'), 'utf8')).split('\n').map((line) => line.split(/#\d\t/)),
    ([name]) => name,
  );
  const names = (await readdir(FLICKR8K_IMAGES)).filter((name) => captions[name]?.length === 5).sort();
  const shown = await Promise.all(names.map((name) => readFile(join(FLICKR8K_IMAGES, name))));
  const pictures = await inBatches(shown, (batch) => model.embedImages(batch));
  const queries = await inBatches(
    names.map((name) => captions[name][4][1]),
    (batch) => model.embedTexts(batch),
  );
  const places = queries.map((query, picture) => {
    const own = cosine(query, pictures[picture]);
    return pictures.filter((vector) => cosine(query, vector) > own).length;
  });
  const set = `Flickr8k, ${names.length} small pictures, one caption each`;
  return [1, 5, 10].map((depth) => {
    const share = (at) => mean(at.map((picture) => Number(places[picture] < depth)));
    const [low, high] = interval(names.length, share, seeded(8));
    const [value, chance] = [share([...names.keys()]), depth / names.length];
    const note = `by chance ${chance.toFixed(3)}`;
    return { engine: model.name, set, measure: `R@${depth}`, value, low, high, note, atLeast: chance };
  });
}

async function inBatches(things, embed) {
  const vectors = [];
  for (let from = 0; from < things.length; from += BATCH)
    vectors.push(...(await embed(things.slice(from, from + BATCH))));
  return vectors;
}

const rounded = (value) => Math.round(value * 1_000) / 1_000;

/** The figures of a commit stand beside those of others, so that one sees when they fell. */
async function keep(results) {
  const git = (...args) => execFileSync('git', args, { encoding: 'utf8', cwd: import.meta.dirname }).trim();
  const commit = git('rev-parse', '--short', 'HEAD');
  const kept = JSON.parse(await readFile(RESULTS, 'utf8').catch(() => '{}'));
  const figures = results.map(({ atLeast: _limit, ...figure }) => figure);
  kept['engine-quality'] = {
    ...kept['engine-quality'],
    [commit]: { measuredAt: new Date().toISOString(), results: figures },
  };
  await writeFile(RESULTS, `${JSON.stringify(kept, null, 2)}\n`);
}
