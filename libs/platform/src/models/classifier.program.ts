import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-wasm';
import { modelSettings, rgbPixels, serveModel } from './model-program.js';
import { readTflite, type TfliteGraph, type TfliteStep, type TfliteTensor } from './tflite-graph.js';

export interface ClassifierSettings {
  /** Folder of `graph.lite` and `labels.txt`, whose lines are the classes in the order of the graph's output. */
  readonly modelDir: string;
}

export interface SeenClass {
  readonly label: string;
  /** 0–1. */
  readonly score: number;
}

interface Classifier {
  readonly graph: TfliteGraph;
  /** Weights as real numbers, kernels in the order of TensorFlow.js, by their place among the tensors. */
  readonly weights: ReadonlyMap<number, tf.Tensor>;
  /** Without the first class, which means nothing. */
  readonly labels: readonly string[];
}

const SIDE = 299;
const LARGEST_BYTE = 255;

const classifier = load();

serveModel(async ({ image, most }: { image: Uint8Array | string; most: number }): Promise<SeenClass[]> => {
  const { graph, weights, labels } = await classifier;
  const { data } = await rgbPixels(image, SIDE, 'fill');
  const output = tf.tidy(() => {
    const logits = run(graph, weights, data).flatten();
    return logits.slice(1).softmax();
  });
  try {
    return Array.from(await output.data(), (score, place) => ({ score, label: labels[place] ?? '' }))
      .sort((a, b) => b.score - a.score)
      .slice(0, most);
  } finally {
    output.dispose();
  }
});

async function load(): Promise<Classifier> {
  await tf.setBackend('wasm');
  await tf.ready();
  const { modelDir } = modelSettings<ClassifierSettings>();
  const graph = readTflite(await readFile(join(modelDir, 'graph.lite')));
  const kernels = new Set(graph.steps.flatMap(({ op, inputs }) => (op === 'conv' ? [inputs[1]] : [])));
  const weights = new Map<number, tf.Tensor>();
  for (const [place, tensor] of graph.tensors.entries()) {
    if (!tensor.data || tensor.scale === 0) continue;
    const stored = tf.tensor(realNumbers(tensor, tensor.data), [...tensor.shape]);
    // TensorFlow Lite has the output channels first.
    weights.set(place, kernels.has(place) ? tf.tidy(() => stored.transpose([1, 2, 3, 0])) : stored);
    if (kernels.has(place)) stored.dispose();
  }
  const lines = (await readFile(join(modelDir, 'labels.txt'), 'utf8')).trim().split(/\r?\n/);
  return { graph, weights, labels: lines.slice(1) };
}

/** The network in real numbers; what is stored in bytes bounds each step, which is where its activations are. */
function run(graph: TfliteGraph, weights: ReadonlyMap<number, tf.Tensor>, pixels: Uint8Array): tf.Tensor {
  const values = new Map(weights);
  const input = at(graph.tensors, graph.input);
  values.set(graph.input, tf.tensor4d(realNumbers(input, pixels), [1, SIDE, SIDE, 3]));
  for (const step of graph.steps) {
    const { scale, zero, shape } = at(graph.tensors, step.output);
    const value = computed(step, values, shape);
    const isBounded = scale !== 0 && step.op !== 'softmax';
    values.set(step.output, isBounded ? value.clipByValue(scale * (0 - zero), scale * (LARGEST_BYTE - zero)) : value);
  }
  return of(values, graph.output);
}

function computed(step: TfliteStep, values: ReadonlyMap<number, tf.Tensor>, shape: readonly number[]): tf.Tensor {
  const { op, inputs, strides, filter, padding, axis } = step;
  const [first = -1, second = -1, third = -1] = inputs;
  const x = of(values, first);
  switch (op) {
    case 'conv':
      return tf
        .conv2d(x as tf.Tensor4D, of(values, second) as tf.Tensor4D, [...strides], padding)
        .add(of(values, third));
    case 'max_pool':
      return tf.maxPool(x as tf.Tensor4D, [...filter], [...strides], padding);
    case 'average_pool':
      return tf.avgPool(x as tf.Tensor4D, [...filter], [...strides], padding);
    case 'concat':
      return tf.concat(
        inputs.map((place) => of(values, place)),
        axis,
      );
    case 'reshape':
      return x.reshape([...shape]);
    case 'softmax':
      // The caller wants the logits: a probability in bytes has steps of 1/256.
      return x;
  }
}

function realNumbers({ scale, zero, type }: TfliteTensor, data: Uint8Array): Float32Array {
  const stored =
    type === 'uint8' ? data : new Int32Array(data.slice().buffer, 0, data.byteLength / Int32Array.BYTES_PER_ELEMENT);
  const real = new Float32Array(stored.length);
  for (let place = 0; place < stored.length; place++) real[place] = scale * ((stored[place] ?? 0) - zero);
  return real;
}

function of(values: ReadonlyMap<number, tf.Tensor>, place: number): tf.Tensor {
  const value = values.get(place);
  if (!value) throw new Error(`The graph reads tensor ${place} before anything has written it.`);
  return value;
}

function at(tensors: readonly TfliteTensor[], place: number): TfliteTensor {
  const tensor = tensors[place];
  if (!tensor) throw new Error(`The graph has no tensor ${place}.`);
  return tensor;
}
