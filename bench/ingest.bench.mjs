import { createHash } from 'node:crypto';
import { processImage } from '../dist/libs/content/src/image/process-image.js';
import { bareSharp } from './bare-sharp.mjs';
import { atOnce, interleaved } from './measure.mjs';
import { pictures } from './pictures.mjs';

const LIMITS = { maxPixels: 100e6 };
const WIDTH = 2;
const ROUNDS = 5;

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');
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
