import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-wasm';
import { load, NSFWJS } from 'nsfwjs/core';
import { modelSettings, rgbPixels, serveModel } from './model-program.js';

export interface NsfwSettings {
  /** Folder of another `model.json` in nsfwjs's format with a 299 × 299 input; null takes the package's Inception V3. */
  readonly modelDir: string | null;
}

const SIDE = 299;

const classifier = loadClassifier();

serveModel(async ({ image }: { image: Uint8Array | string }): Promise<Record<string, number>> => {
  const model = await classifier;
  const { data } = await rgbPixels(image, SIDE, 'fill');
  const input = tf.tensor3d(data, [SIDE, SIDE, 3], 'int32');
  try {
    const classes = await model.classify(input);
    return Object.fromEntries(classes.map(({ className, probability }) => [className.toLowerCase(), probability]));
  } finally {
    input.dispose();
  }
});

async function loadClassifier(): Promise<NSFWJS> {
  const { modelDir } = modelSettings<NsfwSettings>();
  await tf.setBackend('wasm');
  await tf.ready();
  if (modelDir) {
    const model = new NSFWJS({ load: () => fromFolder(modelDir) }, { size: SIDE, type: 'graph' });
    await model.load();
    return model;
  }
  const { InceptionV3Model } = await import('nsfwjs/models/inception_v3');
  return load('InceptionV3', { modelDefinitions: [InceptionV3Model], size: SIDE });
}

/** TensorFlow.js without its native build reads no files; this reads what its converter has written into a folder. */
async function fromFolder(folder: string): Promise<tf.io.ModelArtifacts> {
  const json = JSON.parse(await readFile(join(folder, 'model.json'), 'utf8')) as tf.io.ModelJSON;
  return tf.io.getModelArtifactsForJSON(json, async (manifest) => {
    const paths = manifest.flatMap((group) => group.paths);
    const bytes = Buffer.concat(await Promise.all(paths.map((path) => readFile(join(folder, path)))));
    return [manifest.flatMap((group) => group.weights), new Uint8Array(bytes).buffer];
  });
}
