/* What anyone would write who has nothing but the model's own library: decode, run, next. A process of its own, as our models have. */
import { readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import sharp from 'sharp';

const [model, folder] = process.argv.slice(2);
for (const name of ['info', 'warn']) console[name] = () => undefined;

const square = (side) => (picture) =>
  sharp(picture).rotate().flatten().toColourspace('srgb').resize(side, side, { fit: 'fill' }).raw();

async function inception() {
  const { InferenceSession, Tensor } = await import('onnxruntime-node');
  const session = await InferenceSession.create(readFileSync(folder), { intraOpNumThreads: 1, interOpNumThreads: 1 });
  return async (picture) => {
    const pixels = await square(299)(picture).toBuffer();
    await session.run({ pixels: new Tensor('uint8', new Uint8Array(pixels), [1, 299, 299, 3]) });
  };
}

async function mobileNet() {
  const tf = await import('@tensorflow/tfjs');
  await import('@tensorflow/tfjs-backend-wasm');
  await tf.setBackend('wasm');
  const { load } = await import('nsfwjs/core');
  const { MobileNetV2MidModel } = await import('nsfwjs/models/mobilenet_v2_mid');
  const { model: graph } = await load('MobileNetV2Mid', { modelDefinitions: [MobileNetV2MidModel], size: 224 });
  const layer = Object.keys(graph.executor.graph.nodes).find((name) => name.endsWith('/feature_vector/SpatialSqueeze'));
  return async (picture) => {
    const pixels = await square(224)(picture).toBuffer();
    const vector = tf.tidy(() =>
      graph.execute(tf.tensor(new Uint8Array(pixels), [1, 224, 224, 3], 'int32').toFloat().div(255), layer).flatten(),
    );
    await vector.data();
    vector.dispose();
  };
}

async function miniLm() {
  const { env, pipeline } = await import('@huggingface/transformers');
  Object.assign(env, { allowRemoteModels: false, localModelPath: dirname(folder) });
  const extract = await pipeline('feature-extraction', basename(folder), {
    dtype: 'q4',
    device: 'cpu',
    session_options: { intraOpNumThreads: 1, interOpNumThreads: 1 },
  });
  return (text) => extract(text, { pooling: 'mean', normalize: true });
}

const embed = await { inception, mobileNet, miniLm }[model]();

process.on('message', async (things) => {
  for (const thing of things) await embed(thing);
  process.send('done');
});
process.on('disconnect', () => process.exit(0));
process.send('ready');
