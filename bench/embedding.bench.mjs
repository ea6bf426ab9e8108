import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import sharp from 'sharp';
import { interleaved, treeCpuMs } from './measure.mjs';
import { pictures } from './pictures.mjs';
import { captionsOf } from '../libs/search/src/testing/scenes.ts';
import { carriedModelDir } from '../dist/libs/platform/src/models/carried-model-installer.js';
import { INCEPTION_FILES, INCEPTION_ONNX } from '../dist/libs/platform/src/models/inception-files.js';
import { ConseModel } from '../dist/libs/platform/src/models/conse-model.js';
import { ImageModel } from '../dist/libs/platform/src/models/image-model.js';
import { InceptionModel } from '../dist/libs/platform/src/models/inception-model.js';
import { ModelCatalogue } from '../dist/libs/platform/src/models/model-catalogue.js';
import { modelsConfig } from '../dist/libs/platform/src/models/models.config.js';
import { TEXT_MODEL_FILES } from '../dist/libs/platform/src/models/text-model-files.js';
import { TextModel } from '../dist/libs/platform/src/models/text-model.js';

const BARE = join(import.meta.dirname, 'bare-models.program.mjs');
const PICTURES = 16;
const TEXTS = 64;
/** As backfills hand them over. */
const BATCH = 16;
const ROUNDS = 4;
const AT_LEAST = 0.85;

/** Things per CPU second through threads and processes, against the loop that does nothing else. */
export default async function run() {
  const config = modelsConfig();
  const catalogue = new ModelCatalogue();
  const [images, inception, texts] = [
    new ImageModel(config),
    new InceptionModel(config, catalogue),
    new TextModel(config, catalogue),
  ];
  const conse = new ConseModel(config, catalogue, inception, texts);
  for (const model of [inception, texts, conse]) model.onApplicationBootstrap();
  await Promise.all([texts.name, inception.name, conse.name].map((name) => catalogue.whenReady(name)));
  const onnx = join(carriedModelDir(INCEPTION_FILES, config.cacheDir), INCEPTION_ONNX.fileName);
  const shown = await Promise.all(
    (await pictures(PICTURES, { width: 1440, height: 1080 })).map((picture) => sharp(picture).webp().toBuffer()),
  );
  const said = Array.from({ length: TEXTS }, (_none, at) => captionsOf(at)[0]);
  const engines = [
    { name: images.name, bare: ['mobileNet'], things: shown, embed: (batch) => images.embedImages(batch) },
    { name: inception.name, bare: ['inception', onnx], things: shown, embed: (batch) => inception.embedImages(batch) },
    { name: conse.name, bare: ['inception', onnx], things: shown, embed: (batch) => conse.embedImages(batch) },
    {
      name: texts.name,
      bare: ['miniLm', carriedModelDir(TEXT_MODEL_FILES, config.cacheDir)],
      things: said,
      embed: (batch) => texts.embedTexts(batch),
    },
  ];
  const results = [];
  for (const engine of engines) results.push(await measure(engine));
  inception.onApplicationShutdown();
  await Promise.all([images.onApplicationShutdown(), texts.onApplicationShutdown()]);
  return results;
}

async function measure({ name, bare, things, embed }) {
  const loop = fork(BARE, bare, { serialization: 'advanced', execArgv: [] });
  await once(loop, 'message');
  const ours = costOf(things, async (given) => {
    for (let from = 0; from < given.length; from += BATCH) await embed(given.slice(from, from + BATCH));
  });
  const alone = costOf(things, async (given) => {
    loop.send(given);
    await once(loop, 'message');
  });
  await ours();
  await alone();
  const { a, b } = await interleaved(ours, alone, ROUNDS);
  loop.disconnect();
  return {
    name: `${name}: things a CPU second, in batches of ${BATCH}, against the model's own loop`,
    ratio: b / a,
    limit: AT_LEAST,
    atLeast: true,
    ours: `${(a / things.length).toFixed(1)} ms`,
    baseline: `${(b / things.length).toFixed(1)} ms each`,
  };
}

let round = 0;

/** CPU time of this process and all its children. */
const costOf = (things, work) => async () => {
  const given = things.map(another);
  const before = treeCpuMs(process.pid);
  await work(given);
  return treeCpuMs(process.pid) - before;
};

/** The same to a model and new to whoever remembers: bytes after the end of a picture, another last word. */
const another = (thing) =>
  typeof thing === 'string' ? `${thing} ${(round += 1)}` : Buffer.concat([thing, Buffer.from(String((round += 1)))]);
