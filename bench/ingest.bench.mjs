import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { processImage } from '../dist/libs/content/src/image/process-image.js';
import { atOnce, interleaved } from './measure.mjs';
import { pictures } from './pictures.mjs';

const LIMITS = { maxPixels: 100e6 };
const WIDTH = 2;
const ROUNDS = 5;

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');
const inside = { fit: 'inside', withoutEnlargement: true };

/** What anyone would write with sharp alone for the same outputs: upright pixels and their hash, two previews, two small rasters to hash. */
async function bareSharp(bytes) {
  sha256(bytes);
  const image = sharp(bytes).rotate();
  const [pixels] = await Promise.all([
    image.clone().ensureAlpha().raw().toBuffer(),
    image.clone().resize(1440, 1440, inside).webp({ quality: 80, effort: 4 }).toBuffer(),
    image.clone().resize(320, 320, inside).webp({ quality: 80, effort: 4 }).toBuffer(),
    image
      .clone()
      .resize(512, 512, { ...inside, kernel: 'linear' })
      .raw()
      .toBuffer(),
    image.clone().resize(100, 100, inside).ensureAlpha().raw().toBuffer(),
  ]);
  sha256(pixels);
}

/** Images per second of intake without models, against a bare sharp loop over the same pictures. */
export default async function run() {
  const files = await pictures(16);
  const timed = (work) => async () => {
    const startedMs = performance.now();
    await atOnce(WIDTH, files, work);
    return performance.now() - startedMs;
  };
  const ours = timed(async (bytes) => {
    sha256(bytes);
    await processImage(bytes, LIMITS);
  });
  const bare = timed(bareSharp);
  await ours();
  await bare();
  const { a, b } = await interleaved(ours, bare, ROUNDS);
  return [
    {
      name: 'ingest: images/s against a bare sharp loop',
      ratio: b / a,
      limit: 0.7,
      atLeast: true,
      ours: `${((files.length * 1000) / a).toFixed(1)}/s`,
      baseline: `${((files.length * 1000) / b).toFixed(1)}/s`,
    },
  ];
}
