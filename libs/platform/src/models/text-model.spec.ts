import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ModelCatalogue, TEXT_EMBEDDING_MODEL } from './model-catalogue.js';
import { modelsConfig } from './models.config.js';
import { TextModel } from './text-model.js';

const cosine = (a?: Float32Array, b?: Float32Array): number =>
  a?.reduce((sum, x, i) => sum + x * (b?.[i] ?? 0), 0) ?? 0;

describe('the text model', () => {
  it('puts "highland cow" nearer to the caption of the cow than to any other', async () => {
    const catalogue = new ModelCatalogue();
    const model = new TextModel(modelsConfig(), catalogue);
    await model.install();
    if (!catalogue.isReady(TEXT_EMBEDDING_MODEL.name)) {
      console.warn('SKIPPED: the text model could not be fetched', catalogue.find(TEXT_EMBEDDING_MODEL.name)?.reason);
      return;
    }

    const [query, cow, buddha, owl] = await model.embedTexts([
      'highland cow',
      'Close up of a Highland cow with a dramatic dark background.',
      'A large illuminated Buddha statue with a halo is set against a dark sky.',
      'A Ural owl sits on a mossy branch.',
    ]);

    expect(query).toHaveLength(TEXT_EMBEDDING_MODEL.dimensions);
    expect(cosine(query, query)).toBeCloseTo(1, 4);
    expect(cosine(query, cow)).toBeGreaterThan(0.6);
    expect(cosine(query, buddha)).toBeLessThan(0.3);
    expect(cosine(query, owl)).toBeLessThan(cosine(query, cow));
    await model.onApplicationShutdown();
  }, 300_000);

  it('says why it is not available instead of failing the start', async () => {
    const cacheDir = await mkdtemp(join(tmpdir(), 'odr-models-'));
    const catalogue = new ModelCatalogue();
    const model = new TextModel({ ...modelsConfig(), cacheDir, mayFetch: false }, catalogue);

    await model.install();

    expect(catalogue.find(TEXT_EMBEDDING_MODEL.name)).toMatchObject({
      state: 'unavailable',
      reason: 'fetching models is turned off',
    });
    await expect(model.embedTexts(['cow'])).rejects.toMatchObject({ code: 'embedding_engine.unavailable' });
    await rm(cacheDir, { recursive: true });
  });
});
