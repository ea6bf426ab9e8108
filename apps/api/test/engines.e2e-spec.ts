import { truncate } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { tinyModel } from '@odr/platform/testing';
import {
  auditList,
  embeddingBackfill,
  embeddingCompute,
  embeddingEngineCoverage,
  embeddingEngineCreate,
  embeddingEngineList,
  embeddingEngineRead,
  embeddingEngineRetire,
  embeddingEngineSwitch,
  embeddingEngineUpdate,
  embeddingOfContentBy,
  embeddingPutOfContent,
  searchSimilar,
  type CreateEmbeddingEngineRequest,
  type EmbeddingEngineResponse,
} from '@odr/sdk';
import { Actor } from './support/actor.js';
import { ok, refused } from './support/answers.js';
import { aPicture } from './support/pictures.js';
import { RunningSystem } from './support/running-system.js';
import { VectorEndpoint } from './support/vector-endpoint.js';
import { until } from './support/waiting.js';

describe('embedding engines', () => {
  let admin: Actor;
  let carla: Actor;
  let endpoint: VectorEndpoint;
  const pictures: string[] = [];

  beforeAll(async () => {
    [admin, carla, endpoint] = await Promise.all([Actor.administrator(), Actor.contributor(), VectorEndpoint.start(8)]);
    for (let i = 0; i < 3; i++)
      pictures.push((await carla.contribute(await aPicture({ width: 60 + i, height: 40 }), `engine-${i}.jpg`)).id);
  }, 120_000);
  afterAll(() => endpoint.stop());

  const wish = (more: Partial<CreateEmbeddingEngineRequest> = {}): CreateEmbeddingEngineRequest => ({
    name: `engine-${Math.random().toString(36).slice(2)}`,
    type: 'content',
    version: '1',
    dimension: 8,
    metric: 'cosine',
    modality: 'image',
    license: 'MIT',
    backend: { kind: 'client' },
    ...more,
  });
  const create = (more: Partial<CreateEmbeddingEngineRequest> = {}) =>
    embeddingEngineCreate({ client: admin.client, body: wish(more) });
  const coverageOf = (engine: string) => ok(embeddingEngineCoverage({ client: admin.client, path: { engine } }));
  const complete = (engine: string) =>
    until(`${engine} has seen everything`, async () => {
      const coverage = await coverageOf(engine);
      return coverage.isComplete && coverage.embedded > 0 && coverage;
    });
  const defaultEngine = async (): Promise<EmbeddingEngineResponse> => {
    const { items } = await ok(embeddingEngineList({ client: admin.client }));
    const found = items.find(
      ({ isDefault, type, modality }) => isDefault && type === 'content' && modality === 'image',
    );
    if (!found) throw new Error('No engine answers for pictures.');
    return found;
  };
  const retire = (engine: string) => ok(embeddingEngineRetire({ client: admin.client, path: { engine } }));

  it('take over from each other under a stream of questions, without a failure or a gap', async () => {
    const old = await defaultEngine();
    const { name } = await ok(
      create({
        version: '2',
        replaces: old.name,
        backend: { kind: 'http', url: endpoint.url, style: 'plain', key: 'not-to-be-shown' },
      }),
    );
    await complete(name);
    await complete(old.name);
    expect([...endpoint.keys]).toEqual(['Bearer not-to-be-shown']);

    const seen: { engine: string; found: number }[] = [];
    const failures: unknown[] = [];
    let isAsking = true;
    const stream = pictures.slice(0, 2).map(async (contentId) => {
      while (isAsking) {
        const { data, error } = await searchSimilar({ client: carla.client, body: { contentId, limit: 50 } });
        if (data) seen.push({ engine: data.engine, found: data.items.length });
        else failures.push(error);
      }
    });
    const asked = (engine: string, times: number) =>
      until(`${engine} is asked`, () => Promise.resolve(seen.filter((one) => one.engine === engine).length >= times));

    await asked(old.name, 5);
    await ok(embeddingEngineSwitch({ client: admin.client, path: { engine: name } }));
    await asked(name, 5);
    const late = await carla.contribute(await aPicture({ width: 90, height: 40 }), 'late.jpg');
    for (const engine of [name, old.name])
      await until(`${engine} sees what comes after the switch`, () =>
        ok(embeddingOfContentBy({ client: carla.client, path: { id: late.id, engine } })),
      );
    await ok(embeddingEngineSwitch({ client: admin.client, path: { engine: old.name } }));
    const before = seen.filter((one) => one.engine === old.name).length;
    await asked(old.name, before + 3);
    isAsking = false;
    await Promise.all(stream);

    expect(failures).toEqual([]);
    expect(seen.every(({ found }) => found >= 2)).toBe(true);
    const standing = { client: admin.client, path: { engine: old.name } };
    expect((await refused(embeddingEngineRetire(standing))).code).toBe('embedding_engine.is_default');
    expect(await retire(name)).toMatchObject({ stage: 'retired', supported: false });
    // They go in the background, later, and only now.
    expect((await coverageOf(name)).embedded).toBeGreaterThan(0);
    const { items } = await ok(auditList({ client: admin.client, query: { act: 'embedding_engine.switched' } }));
    expect(items[0]).toMatchObject({ subjectId: old.id, subjectType: 'embedding_engine' });
  }, 180_000);

  it('are left out while their endpoint is down, and others still answer', async () => {
    const { name } = await ok(
      create({ reads: ['text', 'image'], backend: { kind: 'http', url: endpoint.url, style: 'plain' } }),
    );
    await complete(name);
    endpoint.isDown = true;
    const asking = (text: string) => embeddingCompute({ client: carla.client, body: { text, engine: name } });
    for (let i = 0; i < 5; i++) expect((await refused(asking(`cow ${i}`))).code).toBe('embedding_engine.unavailable');

    const shown = await ok(embeddingEngineRead({ client: carla.client, path: { engine: name } }));
    expect(shown).toMatchObject({ state: 'unavailable', reason: expect.stringMatching(/^It does not answer/) });
    expect(shown.settings).toBeUndefined();
    await ok(searchSimilar({ client: carla.client, body: { contentId: pictures[0], limit: 5 } }));
    endpoint.isDown = false;
    await retire(name);
  }, 120_000);

  it('are models in folders of the operator’s; what is broken is named, and the rest works', async () => {
    const root = join(dirname(RunningSystem.get().dataDir), 'models');
    const whole = await tinyModel(root, 'clip');
    const { name } = await ok(
      create({ dimension: 3, reads: ['text', 'image'], backend: { kind: 'onnx', folder: 'tiny-clip' } }),
    );
    await complete(name);
    const { engine, vector } = await ok(
      embeddingCompute({ client: carla.client, body: { text: 'cow', engine: name } }),
    );
    expect([engine, vector.length]).toEqual([name, 3]);
    await retire(name);

    await truncate(join(whole, 'onnx/vision_model.onnx'), 20);
    const broken = await ok(create({ dimension: 3, backend: { kind: 'onnx', folder: 'tiny-clip' } }));
    const shown = await until('somebody has looked', async () => {
      const read = await ok(embeddingEngineRead({ client: admin.client, path: { engine: broken.name } }));
      return read.state === 'unavailable' && read;
    });
    expect(shown.reason).toBe('onnx/vision_model.onnx is corrupt or cut off');
    await retire(broken.name);
    const outside = await refused(create({ dimension: 3, backend: { kind: 'onnx', folder: '../data' } }));
    expect(outside).toMatchObject({ code: 'embedding_engine.setting_refused', errors: [{ path: 'backend.folder' }] });
  }, 120_000);

  it('take vectors from clients, each checked, and each from whoever may change the thing', async () => {
    const { name: engine } = await ok(create({ dimension: 3 }));
    const [id = ''] = pictures;
    const put = (vector: number[], actor = carla, contentId = id) =>
      embeddingPutOfContent({ client: actor.client, path: { id: contentId, engine }, body: { vector } });

    expect((await refused(put([1, 2]))).code).toBe('embedding.dimension_mismatch');
    expect((await refused(put([0, 0, 0]))).code).toBe('embedding.vector_unusable');
    expect((await refused(put([1, 1e300, 0]))).code).toBe('embedding.vector_unusable');
    expect((await refused(put([1, 2, 2], await Actor.contributor()))).code).toBe('content.not_found');
    const itself = embeddingPutOfContent({
      client: carla.client,
      path: { id, engine: (await defaultEngine()).name },
      body: { vector: [1] },
    });
    expect((await refused(itself)).code).toBe('embedding_engine.computes_itself');
    await ok(put([1, 2, 2]));
    const stored = await ok(embeddingOfContentBy({ client: carla.client, path: { id, engine } }));
    expect(stored.vector.map((x) => Math.round(x * 1_000))).toEqual([333, 667, 667]);

    const lines = [
      { contentId: pictures[1], vector: [0, 1, 0] },
      { contentId: id, vector: [1, 0] },
      'not json',
      { contentId: id, vector: [1, 0, 0] },
    ].map((line) => (typeof line === 'string' ? line : JSON.stringify(line)));
    const answer = await fetch(`${RunningSystem.get().url}/api/v1/embeddings/bulk?engine=${engine}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${carla.accessToken}`, 'content-type': 'application/x-ndjson' },
      body: lines.join('\n'),
    });
    const results = (await answer.text())
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(results).toMatchObject([
      { line: 1, status: 201, id: pictures[1] },
      { line: 2, status: 422, error: { code: 'embedding.dimension_mismatch' } },
      { line: 3, status: 400, error: { code: 'embedding.broken_line' } },
      { line: 4, status: 200, id },
    ]);
    const near = await ok(searchSimilar({ client: carla.client, body: { vector: [1, 0.1, 0], engine } }));
    expect(near.items.map(({ content }) => content.id)).toEqual([id, pictures[1]]);
    const backfill = embeddingBackfill({ client: admin.client, body: { engine } });
    expect((await refused(backfill)).code).toBe('embedding_engine.brought_by_clients');
    const switching = embeddingEngineSwitch({ client: admin.client, path: { engine } });
    expect(await refused(switching)).toMatchObject({ code: 'embedding_engine.incomplete', embedded: 2 });
    const precision = embeddingEngineUpdate({ client: admin.client, path: { engine }, body: { precision: 'half' } });
    expect((await refused(precision)).code).toBe('embedding_engine.not_empty');
    await retire(engine);
  }, 120_000);

  it('are refused when nobody could use them, and changed only by who has seen how they stand', async () => {
    expect((await refused(create({ license: 'free' }))).errors).toMatchObject([{ path: 'license' }]);
    expect((await refused(create({ dimension: 16_001 }))).code).toBe('request.invalid');
    expect((await refused(create({ name: 'has/slash' }))).code).toBe('request.invalid');
    const inside = { kind: 'http', url: 'http://10.0.0.1/embed', style: 'plain' } as const;
    expect((await refused(create({ backend: inside }))).code).toBe('web.not_public');
    const mine = embeddingEngineCreate({ client: carla.client, body: wish() });
    expect((await refused(mine)).code).toBe('auth.forbidden');

    const { name, revision } = await ok(create());
    expect((await refused(create({ name }))).code).toBe('embedding_engine.name_taken');
    const quality = [{ set: 'STS-B test', measure: 'Spearman', value: 0.8, measuredAt: '2026-11-01T00:00:00Z' }];
    const update = (tag: string) =>
      embeddingEngineUpdate({
        client: admin.client,
        path: { engine: name },
        headers: { 'if-match': tag },
        body: { description: 'Ours.', quality },
      });
    expect(await ok(update(`"${revision}"`))).toMatchObject({ description: 'Ours.', quality, revision: revision + 1 });
    expect((await refused(update(`"${revision}"`))).code).toBe('request.precondition_failed');
    await retire(name);
    const revived = embeddingEngineUpdate({ client: admin.client, path: { engine: name }, body: { supported: true } });
    expect((await refused(revived)).code).toBe('embedding_engine.retired');
  });
});
