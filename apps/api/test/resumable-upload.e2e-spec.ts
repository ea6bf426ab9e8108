import { createHash, randomBytes } from 'node:crypto';
import { contentGet, uploadGet } from '@odr/sdk';
import sharp from 'sharp';
import { Actor } from './support/actor.js';
import { ok } from './support/answers.js';
import { cuttingProxy, type CuttingProxy } from './support/cutting-proxy.js';
import { RunningSystem } from './support/running-system.js';
import { uploadByTus } from './support/tus.js';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const lastOf = (path: string | undefined): string => path?.split('/').at(-1) ?? '';

/** Noise does not compress: some 4 MB that no test has sent before. */
const aLargePicture = (): Promise<Buffer> =>
  sharp(randomBytes(1_200 * 1_200 * 3), { raw: { width: 1_200, height: 1_200, channels: 3 } })
    .png({ compressionLevel: 0 })
    .toBuffer();

describe('an upload over a line that breaks', () => {
  let carla: Actor;
  let line: CuttingProxy;

  beforeAll(async () => {
    carla = await Actor.contributor();
    line = await cuttingProxy(RunningSystem.get().url, { afterBytes: () => 500_000 + Math.random() * 400_000 });
  });
  afterAll(() => line.close());

  it('arrives whole, byte for byte, with what was said about it', async () => {
    const bytes = await aLargePicture();
    const metadata = { filename: 'noise.png', metadata: JSON.stringify({ name: 'Noise', license: 'CC0-1.0' }) };
    const { uploadUrl, contentLocation } = await uploadByTus(line.url, carla.accessToken, bytes, { metadata });

    expect(line.cuts()).toBeGreaterThan(3);
    const upload = await ok(uploadGet({ client: carla.client, path: { id: lastOf(uploadUrl) } }));
    expect(upload).toMatchObject({ state: 'content', sha256: sha256(bytes), length: bytes.length });
    const content = await ok(contentGet({ client: carla.client, path: { id: lastOf(contentLocation) } }));
    expect(content).toMatchObject({ id: upload.contentId, name: 'Noise', license: 'CC0-1.0', sha256: sha256(bytes) });
    expect((await carla.processed(content.id)).processingState).toBe('done');
  });

  it('is whole in many small pieces as well', async () => {
    const bytes = await aLargePicture();
    const { contentLocation } = await uploadByTus(line.url, carla.accessToken, bytes, { chunkSize: 256_000 });
    const content = await ok(contentGet({ client: carla.client, path: { id: lastOf(contentLocation) } }));
    expect(content.sha256).toBe(sha256(bytes));
  });
});
