import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { INCEPTION_FILES, INCEPTION_ONNX } from './inception-files.js';
import { inceptionToOnnx } from './inception-onnx.js';
import { byteSumsOverflow } from './instruction-sets.js';
import { madeFile, sha256Of } from './made-file.js';
import { INCEPTION_MODEL } from './model-catalogue.js';
import { modelSettings, rgbPixels, serveModel } from './model-program.js';
import { writeOnnx } from './onnx-file.js';
import { RandomProjection } from './random-projection.js';
import { readTflite } from './tflite-graph.js';
import { unit } from './unit-vector.js';

export interface InceptionSettings {
  /** Folder of `graph.lite`; what is made of it is kept there too. */
  readonly modelDir: string;
  readonly threads: number;
}

/** What one look at a picture tells. */
export interface InceptionLook {
  /** The 2,048 averaged activations before the classifier, projected to 512 numbers; of length 1. */
  readonly features: Float32Array;
  /** Of the thousand classes, in the order of the labels; they add up to 1. */
  readonly probabilities: Float32Array;
}

export interface InceptionTask {
  readonly images: readonly (Uint8Array | string)[];
}

const SIDE = 299;
const CHANNELS = 3;
const FEATURES = 2_048;
/** Vectors that are stored were projected by it. */
const PROJECTION_SEED = 20_481;

const projection = new RandomProjection(FEATURES, INCEPTION_MODEL.dimensions, PROJECTION_SEED);

let session: Promise<InferenceSession> | undefined;

/** One that failed is tried again by the next task: the files may have been fetched again since. */
function loaded(): Promise<InferenceSession> {
  session ??= load();
  session.catch(() => (session = undefined));
  return session;
}

/** All pictures are decoded at once, beside each other; on one thread the network gains nothing from seeing several together. */
serveModel(async ({ images }: InceptionTask): Promise<InceptionLook[]> => {
  const network = await loaded();
  const pictures = await Promise.all(images.map((image) => rgbPixels(image, SIDE, 'fill')));
  const looks: InceptionLook[] = [];
  for (const { data } of pictures) {
    const { features, probabilities } = await network.run({
      pixels: new Tensor('uint8', data, [1, SIDE, SIDE, CHANNELS]),
    });
    looks.push({
      features: unit(projection.of(features?.data as Float32Array)),
      probabilities: probabilities?.data as Float32Array,
    });
  }
  return looks;
});

async function load(): Promise<InferenceSession> {
  const { modelDir, threads } = modelSettings<InceptionSettings>();
  const isWhole = (bytes: Uint8Array): boolean => sha256Of(bytes) === INCEPTION_ONNX.sha256;
  const bytes = await madeFile(join(modelDir, INCEPTION_ONNX.fileName), isWhole, () => converted(modelDir));
  return InferenceSession.create(bytes, {
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    extra: {
      session: {
        // Signed weights are made unsigned again; that is right everywhere, and takes twice the time where it is not needed.
        x64quantprecision: (await byteSumsOverflow()) ? '1' : '0',
        // A thread that waits for the next picture must not burn its core.
        intra_op: { allow_spinning: '0' },
      },
    },
  });
}

async function converted(modelDir: string): Promise<Uint8Array> {
  const graph = await readFile(join(modelDir, 'graph.lite'));
  if (sha256Of(graph) !== INCEPTION_FILES.files['graph.lite']) {
    // Whoever installs next finds nothing and fetches it again.
    await rm(modelDir, { recursive: true, force: true });
    throw new Error('graph.lite was damaged');
  }
  return writeOnnx(inceptionToOnnx(readTflite(graph)));
}
