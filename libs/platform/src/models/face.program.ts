import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import '@tensorflow/tfjs-backend-wasm';
import * as faceapi from '@vladmandic/face-api/dist/face-api.node-wasm.js';
import { modelSettings, rgbPixels, serveModel } from './model-program.js';

export interface FaceSettings {
  /** Folder of `ssd_mobilenetv1_model-weights_manifest.json`; null takes the package's. */
  readonly modelDir: string | null;
}

/** A face as the process answers it, in pixels of the picture as shown. */
export interface FaceBox {
  readonly score: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface FaceAnswer {
  readonly width: number;
  readonly height: number;
  readonly faces: readonly FaceBox[];
}

/** The detector itself looks at 512 × 512; more only keeps the boxes exact. */
const SIDE = 1_024;
const MAX_FACES = 200;

const PACKAGE = dirname(createRequire(import.meta.url).resolve('@vladmandic/face-api/package.json'));
const { tf, nets, SsdMobilenetv1Options } = api();

// Only the detector is loaded: no landmarks and no descriptors, so nobody can be recognised by what is computed here.
const detector = load();

serveModel(async ({ image, minScore }: { image: Uint8Array | string; minScore: number }): Promise<FaceAnswer> => {
  await detector;
  const { data, width, height } = await rgbPixels(image, SIDE, 'inside');
  const input = tf.tensor3d(data, [height, width, 3], 'int32');
  try {
    const found = await nets.ssdMobilenetv1.locateFaces(
      input,
      new SsdMobilenetv1Options({ minConfidence: minScore, maxResults: MAX_FACES }),
    );
    return {
      width,
      height,
      faces: found.map(({ score, box }) => ({ score, x: box.x, y: box.y, width: box.width, height: box.height })),
    };
  } finally {
    input.dispose();
  }
});

async function load(): Promise<void> {
  await tf.setBackend('wasm');
  await tf.ready();
  await nets.ssdMobilenetv1.loadFromDisk(modelSettings<FaceSettings>().modelDir ?? join(PACKAGE, 'model'));
}

/** The package is CommonJS whose names Node cannot see, so they hang on its default. */
function api(): Pick<typeof faceapi, 'nets' | 'SsdMobilenetv1Options'> & { tf: typeof import('@tensorflow/tfjs') } {
  const { default: inner } = faceapi as unknown as { default?: typeof faceapi };
  return (inner ?? faceapi) as unknown as ReturnType<typeof api>;
}
