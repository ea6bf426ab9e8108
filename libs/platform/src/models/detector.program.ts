import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-wasm';
import { COCO_LABELS } from './coco-labels.js';
import { rgbPixels, serveModel } from './model-program.js';

/** A thing in the picture: left, top, width and height as fractions of it. */
export interface SeenThing {
  readonly label: string;
  /** 0–1. */
  readonly score: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export type DetectorAnswer = readonly SeenThing[];

const SIDE = 512;
/** What overlaps another of its kind more than that is the same thing seen twice. */
const SAME_THING_IOU = 0.5;
const MAX_THINGS = 100;
/** Grey around pictures that are no squares: stretched ones were found worse in what we tried. */
const GREY = 119;
const OUTPUT = 'tower_0/detections';

/** Only the package's program can be asked for; it lies in `dist`, beside `models`. */
const MODELS = join(dirname(createRequire(import.meta.url).resolve('@vladmandic/human')), '../models');
const detector = load();

serveModel(async ({ image, minScore }: { image: Uint8Array | string; minScore: number }): Promise<DetectorAnswer> => {
  const model = await detector;
  const { data, width, height } = await rgbPixels(image, SIDE, 'inside');
  const [rows, boxes, scores] = tf.tidy(() => {
    const picture = tf.tensor3d(data, [height, width, 3], 'int32').toFloat();
    const square = tf.pad3d(
      picture as tf.Tensor3D,
      [
        [0, SIDE - height],
        [0, SIDE - width],
        [0, 0],
      ],
      GREY,
    );
    // A hundred rows of left, top, right, bottom, score, class.
    const found = (model.execute(square.expandDims(0), OUTPUT) as tf.Tensor3D).squeeze<tf.Tensor2D>([0]);
    return [found, found.slice([0, 0], [-1, 4]), found.slice([0, 4], [-1, 1]).flatten()] as const;
  });
  try {
    const values = await rows.array();
    const kinds = values.map((row) => row[5] ?? -1);
    // Things of different kinds may lie in one place: a rider and a horse.
    const apart = tf.tidy(() => boxes.add(tf.tensor1d(kinds.map((kind) => kind * 4 * SIDE)).expandDims(1)));
    const kept = await tf.image.nonMaxSuppressionAsync(
      apart as tf.Tensor2D,
      scores,
      MAX_THINGS,
      SAME_THING_IOU,
      minScore,
    );
    const places = await kept.array();
    tf.dispose([apart, kept]);
    return places.flatMap((place) => seen(values[place] ?? [], width, height));
  } finally {
    tf.dispose([rows, boxes, scores]);
  }
});

async function load(): Promise<tf.GraphModel> {
  await tf.setBackend('wasm');
  await tf.ready();
  const json = JSON.parse(await readFile(join(MODELS, 'centernet.json'), 'utf8')) as tf.io.ModelJSON;
  return tf.loadGraphModel({
    load: () =>
      tf.io.getModelArtifactsForJSON(json, async (manifest) => {
        const bytes = await readFile(join(MODELS, 'centernet.bin'));
        return [manifest.flatMap((group) => group.weights), new Uint8Array(bytes).buffer];
      }),
  });
}

/** @returns nothing for what lies in the grey, or is of no kind */
function seen(row: readonly number[], width: number, height: number): SeenThing[] {
  const [left = 0, top = 0, right = 0, bottom = 0, score = 0, kind = -1] = row;
  const label = COCO_LABELS[Math.round(kind)];
  const [x, y] = [within(left / width), within(top / height)];
  const [wide, high] = [within(right / width) - x, within(bottom / height) - y];
  return label === undefined || !(wide > 0) || !(high > 0) ? [] : [{ label, score, x, y, width: wide, height: high }];
}

const within = (value: number): number => Math.min(Math.max(value, 0), 1);
