import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { LocalBlobStore } from '@odr/platform';
import sharp from 'sharp';
import { DEFAULT_LIMITS } from '../image/header.js';
import { ImageWorkshop, type WorkshopOptions } from './image-workshop.js';

describe('the workshop', () => {
  let folder: string;
  let workshop: ImageWorkshop;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'workshop-spec-'));
  });
  afterEach(async () => {
    workshop.close();
    await rm(folder, { recursive: true });
  });

  const file = async (name: string, bytes: Buffer | string): Promise<string> => {
    const path = join(folder, name);
    await writeFile(path, bytes);
    return path;
  };
  const picture = (): Promise<Buffer> =>
    sharp({ create: { width: 50, height: 40, channels: 3, background: 'red' } })
      .jpeg()
      .toBuffer();
  /** Stands in for a decoder that a hostile file has taken over. */
  const misbehaving = async (
    script: string,
    timeoutMs: number,
    maxMemoryBytes?: number,
    more: Partial<WorkshopOptions> = {},
  ): Promise<ImageWorkshop> =>
    new ImageWorkshop({
      processes: 1,
      timeoutMs,
      maxMemoryBytes,
      limits: DEFAULT_LIMITS,
      temporary: new LocalBlobStore(folder),
      program: pathToFileURL(await file('program.mjs', script)),
      ...more,
    });

  it('makes the files in another process and removes them after use', async () => {
    workshop = new ImageWorkshop({
      processes: 1,
      timeoutMs: 30_000,
      limits: DEFAULT_LIMITS,
      temporary: new LocalBlobStore(folder),
    });
    const path = await file('in.jpg', await picture());

    const used = await Promise.all(
      [1, 2].map(() =>
        workshop.process(path, async (result) => {
          expect(await sharp(await readFile(result.preview.path)).metadata()).toMatchObject({
            format: 'webp',
            width: 50,
          });
          return result;
        }),
      ),
    );

    expect(used).toMatchObject([
      { format: 'jpeg', width: 50 },
      { format: 'jpeg', width: 50 },
    ]);
    expect(used.some(({ preview }) => existsSync(preview.path))).toBe(false);
    await expect(workshop.process(await file('text.jpg', 'words'), async () => 0)).rejects.toMatchObject({
      code: 'content.unsupported_format',
    });
  });

  it('outlives a decoder that crashes, and works on', async () => {
    workshop = await misbehaving(
      `process.on('message', ({ path }) => path.endsWith('bad') ? process.kill(process.pid, 'SIGSEGV') : process.send({ result: { format: 'png' } }))`,
      30_000,
    );

    await expect(workshop.process('bad', async () => 0)).rejects.toMatchObject({ code: 'content.processing_crashed' });
    await expect(workshop.process('good', async ({ format }) => format)).resolves.toBe('png');
  });

  it('kills a decoder that eats memory, and works on', async () => {
    const script = `const eaten = []; process.on('message', ({ path }) => {
      if (path.endsWith('bad')) setInterval(() => eaten.push(Buffer.alloc(20_000_000, 1)), 20); else process.send({ result: { format: 'png' } })
    })`;
    workshop = await misbehaving(script, 60_000, 300_000_000);

    await expect(workshop.process('bad', async () => 0)).rejects.toMatchObject({ code: 'content.processing_memory' });
    await expect(workshop.process('good', async ({ format }) => format)).resolves.toBe('png');
  });

  it('kills a decoder that hangs, and works on', async () => {
    workshop = await misbehaving(
      `process.on('message', ({ path }) => { while (path.endsWith('bad')); process.send({ result: { format: 'png' } }) })`,
      3_000,
    );

    await expect(workshop.process('bad', async () => 0)).rejects.toMatchObject({ code: 'content.processing_timeout' });
    await expect(workshop.process('good', async ({ format }) => format)).resolves.toBe('png');
  });

  it('replaces a decoder that has seen many files', async () => {
    const script = `process.on('message', () => process.send({ result: { format: String(process.pid) } }))`;
    workshop = await misbehaving(script, 30_000, undefined, { filesPerProcess: 2 });
    const pids: string[] = [];
    for (let file = 0; file < 4; file += 1) pids.push(await workshop.process('good', async ({ format }) => format));

    expect(pids[1]).toBe(pids[0]);
    expect(pids[2]).not.toBe(pids[0]);
    expect(pids[3]).toBe(pids[2]);
  });
});
