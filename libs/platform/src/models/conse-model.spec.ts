import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mixed } from './conse-model.js';
import { carriedModelDir } from './carried-model-installer.js';
import { IMAGENET_GLOSSES } from './imagenet-glosses.js';
import { INCEPTION_FILES } from './inception-files.js';
import { labelSpace } from './label-space.js';
import { CONSE_MODEL, INCEPTION_MODEL, ModelCatalogue, TEXT_EMBEDDING_MODEL } from './model-catalogue.js';
import { modelsConfig } from './models.config.js';

describe('pictures among sentences', () => {
  it('lie between the classes that they look like, nearer to the likelier one', () => {
    const vector = mixed(
      [Float32Array.of(1, 0, 0), Float32Array.of(0, 1, 0), Float32Array.of(0, 0, 1)],
      [0.64, 0.36, 0],
    );

    expect([...vector].map((value) => value.toFixed(3))).toEqual(['0.800', '0.600', '0.000']);
  });

  it('know a gloss for each class, under the name that the classifier gives it', async () => {
    const labels = join(carriedModelDir(INCEPTION_FILES, modelsConfig({}).cacheDir), 'labels.txt');
    const names = await readFile(labels, 'utf8').catch(() => undefined);
    expect(IMAGENET_GLOSSES).toHaveLength(1_000);
    expect(IMAGENET_GLOSSES[134]).toMatch(/^crane: large long-necked wading bird/);
    expect(IMAGENET_GLOSSES[517]).toMatch(/^crane: lifts and moves heavy objects/);
    if (names === undefined) return console.warn('SKIPPED: the labels have not been fetched');
    // The list of the package has lost the last letter of its last line.
    for (const [at, name] of names.trim().split(/\r?\n/).slice(1).entries())
      expect(IMAGENET_GLOSSES[at]?.startsWith(name)).toBe(true);
  });

  it('say which of the models that they need is missing', () => {
    const catalogue = new ModelCatalogue();
    expect(catalogue.find(CONSE_MODEL.name)).toMatchObject({ state: 'fetching' });

    catalogue.setState(INCEPTION_MODEL.name, 'ready');
    catalogue.setState(TEXT_EMBEDDING_MODEL.name, 'unavailable', 'the network is away');

    expect(catalogue.find(CONSE_MODEL.name)).toMatchObject({
      state: 'unavailable',
      reason: 'needs all-MiniLM-L6-v2: the network is away',
    });
    expect(() => catalogue.assertReady(CONSE_MODEL.name)).toThrow(/needs all-MiniLM-L6-v2/);
  });
});

describe('the sentences about the classes', () => {
  let cacheDir: string;
  let asked: number;
  beforeEach(async () => {
    asked = 0;
    cacheDir = await mkdtemp(join(tmpdir(), 'odr-glosses-'));
  });
  afterEach(() => rm(cacheDir, { recursive: true }));

  const embed = (texts: readonly string[]): Promise<Float32Array[]> =>
    Promise.resolve(texts.map(() => new Float32Array(TEXT_EMBEDDING_MODEL.dimensions).fill(++asked)));

  it('are embedded once a machine', async () => {
    const [first, again] = [await labelSpace(cacheDir, embed), await labelSpace(cacheDir, embed)];

    expect(asked).toBe(1_000);
    expect(again).toEqual(first);
    expect(again[999]?.[383]).toBe(1_000);
  });

  it('are embedded again when their file is damaged', async () => {
    await labelSpace(cacheDir, embed);
    const [file = ''] = await readdir(cacheDir);
    const bytes = await readFile(join(cacheDir, file));
    bytes[100] = (bytes[100] ?? 0) ^ 1;
    await writeFile(join(cacheDir, file), bytes);

    const space = await labelSpace(cacheDir, embed);

    expect(asked).toBe(2_000);
    expect(space[0]?.[0]).toBe(1_001);
  });
});
