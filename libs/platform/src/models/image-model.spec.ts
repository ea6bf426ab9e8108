import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { ImageModel } from './image-model.js';
import { modelsConfig } from './models.config.js';

const OMI = join(import.meta.dirname, '../../../../../shared/fixtures/omi');
const describeWithFixtures = existsSync(OMI) ? describe : describe.skip;

const cosine = (a: Float32Array, b: Float32Array): number => a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0);

describe('the image model', () => {
  const images = new ImageModel(modelsConfig());
  afterAll(() => images.onApplicationShutdown());

  it('refuses bytes that are no picture, and goes on working', async () => {
    await expect(images.embed(Buffer.from('hello'))).rejects.toMatchObject({ code: 'content.undecodable' });
    const white = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    expect(await images.embed(white)).toHaveLength(1_792);
  }, 30_000);

  describeWithFixtures('with photographs', () => {
    it('finds the cow nearest to a crop, a mirror image and a small copy of the cow', async () => {
      const files = (await readdir(OMI)).filter((file) => file.endsWith('.jpg'));
      const known = new Map<string, Float32Array>();
      for (const file of files) known.set(file, await images.embed(join(OMI, file)));
      const cow = await readFile(join(OMI, 'highland-cow-8972000_640.jpg'));
      const copies = [
        await sharp(cow).extract({ left: 100, top: 80, width: 440, height: 352 }).jpeg().toBuffer(),
        await sharp(cow).flop().webp().toBuffer(),
        await sharp(cow).resize(320).jpeg({ quality: 50 }).toBuffer(),
      ];

      for (const copy of copies) {
        const query = await images.embed(copy);
        expect(cosine(query, query)).toBeCloseTo(1, 4);
        const ranked = [...known].sort(([, a], [, b]) => cosine(query, b) - cosine(query, a));
        expect(ranked[0]?.[0]).toContain('highland-cow');
        expect(cosine(query, ranked[0]?.[1] ?? query)).toBeGreaterThan(0.82);
        expect(cosine(query, ranked[1]?.[1] ?? query)).toBeLessThan(0.78);
      }
    }, 60_000);
  });
});
