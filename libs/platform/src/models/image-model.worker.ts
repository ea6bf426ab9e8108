// Runs in a thread of its own and is loaded by plain Node in tests: no relative imports, only erasable types.
import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-wasm';
import { load } from 'nsfwjs/core';
import sharp from 'sharp';

const FEATURE_SIZE = 224;
const MAX_PIXELS = 100_000_000;

/** The layer before the classifier: 1,792 averaged activations. */
const FEATURE_NODE_SUFFIX = '/feature_vector/SpatialSqueeze';

// nsfwjs and tfjs greet on every load; a service's output is for its own log lines.
console.info = () => undefined;
console.warn = () => undefined;

const backend = tf.setBackend('wasm').then(() => tf.ready());
let features: Promise<{ model: tf.GraphModel; node: string }> | undefined;

async function loadFeatures(): Promise<{ model: tf.GraphModel; node: string }> {
  await backend;
  const { MobileNetV2MidModel } = await import('nsfwjs/models/mobilenet_v2_mid');
  const { model } = await load('MobileNetV2Mid', { modelDefinitions: [MobileNetV2MidModel], size: FEATURE_SIZE });
  const graph = model as tf.GraphModel;
  const { executor } = model as unknown as { executor: { graph: { nodes: Record<string, unknown> } } };
  const node = Object.keys(executor.graph.nodes).find((name) => name.endsWith(FEATURE_NODE_SUFFIX));
  if (!node) throw new Error('MobileNetV2Mid has no feature layer: was nsfwjs upgraded?');
  return { model: graph, node };
}

class Undecodable extends Error {}

/** Upright sRGB pixels, stretched to a square: against cropping, the stretch keeps more similarity than a centre cut. */
async function pixels(image: Uint8Array | string, size: number): Promise<tf.Tensor3D> {
  try {
    const data = await sharp(image, { limitInputPixels: MAX_PIXELS, pages: 1 })
      .rotate()
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .resize(size, size, { fit: 'fill' })
      .raw()
      .toBuffer();
    return tf.tensor3d(new Uint8Array(data), [size, size, 3], 'int32');
  } catch (error) {
    throw new Undecodable(error instanceof Error ? error.message : String(error));
  }
}

async function embed(image: Uint8Array | string): Promise<Float32Array> {
  const { model, node } = await (features ??= loadFeatures());
  const input = await pixels(image, FEATURE_SIZE);
  const output = tf.tidy(() => {
    const batch = input.toFloat().div<tf.Tensor>(255).reshape([1, FEATURE_SIZE, FEATURE_SIZE, 3]);
    const vector = (model.execute(batch, node) as tf.Tensor).flatten();
    return vector.div<tf.Tensor>(vector.norm());
  });
  try {
    return Float32Array.from(await output.data());
  } finally {
    tf.dispose([input, output]);
  }
}

/** What the other side gets: neither the class nor the name of an error survives the way between threads. */
export type Answer = { value: Float32Array } | { undecodable: string };

export default async function run({ image }: { image: Uint8Array | string }): Promise<Answer> {
  try {
    return { value: await embed(image) };
  } catch (error) {
    if (error instanceof Undecodable) return { undecodable: error.message };
    throw error;
  }
}
