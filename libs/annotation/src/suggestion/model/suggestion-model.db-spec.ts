import { type Principal, PrincipalReader } from '@odr/access';
import { type ContentId, newId, type SuggestionModelId, type SuggestionRunId } from '@odr/kernel';
import { JobQueue } from '@odr/platform';

import { AutomaticAcceptanceService } from '../automatic/automatic-acceptance.service.js';
import type { LookService } from '../look/look.service.js';
import { SuggestionRunRepository } from '../run/suggestion-run.repository.js';
import { SuggestionRunner } from '../run/suggestion-run.service.js';
import { SuggestionModelRepository } from './suggestion-model.repository.js';
import { type Answer, AnnotationWorld, linesOf } from '../../testing/annotation-world.js';
import { aModel, aSuggestion } from '../../testing/suggestion-rows.js';

const box = (x: number) => ({ label: 'cow', bbox: [x, 10, 40, 30] });

describe('models that propose annotations', () => {
  let world: AnnotationWorld;
  let ann: Principal;
  let admin: Principal;

  beforeAll(async () => {
    world = await AnnotationWorld.start();
    [ann, admin] = [await world.person(), await world.person({ role: 'admin' })];
  });
  afterAll(() => world.stop());

  const picture = async (): Promise<ContentId> => {
    const { id } = await world.content(ann);
    await world.test.asOwner(`UPDATE content SET width = 640, height = 480 WHERE id = $1`, [id]);
    return id;
  };
  const change = (id: string, body: object, by = admin) => world.send('PATCH', `/suggestion-models/${id}`, by, body);
  const deliver = async (id: string, lines: readonly unknown[], by: Principal) => {
    const payload = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
    const type = { 'content-type': 'application/x-ndjson' };
    return world.send('POST', `/suggestion-models/${id}/suggestions`, by, payload, type);
  };
  const pushed = async (kind: 'tags' | 'boxes' | 'caption' = 'boxes'): Promise<string> => {
    const { body } = await world.post(
      '/suggestion-models',
      {
        name: `m ${newId()}`,
        modelVersion: '1',
        kind,
        sourceId: await world.shipped(kind),
        runs: 'pushed',
        userId: ann.userId,
      },
      admin,
    );
    await change(String(body['id']), { isOn: true });
    return String(body['id']);
  };
  /** People say of so many suggestions of a score that they are right, and of so many that they are not. */
  const history = async (model: SuggestionModelId, score: number, right: number, wrong: number): Promise<void> => {
    await world.test.asOwner(
      `INSERT INTO suggestion (id, content_id, model_id, model_version, piece, label, value, score, state, decided_by, decided_at)
       SELECT gen_random_uuid(), $2, m.id, m.model_version, gen_random_uuid()::text, 'cow', '{}', $3,
              CASE WHEN n <= $4 THEN 'accepted' ELSE 'rejected' END, $6, now()
         FROM suggestion_model m, generate_series(1, $4::int + $5::int) AS n WHERE m.id = $1`,
      [model, await picture(), score, right, wrong, ann.userId],
    );
  };

  it('comes with a classifier and a detector, both switched off', async () => {
    const { body } = await world.get('/suggestion-models', ann);

    expect(body.items).toMatchObject([
      { name: 'inception-v3-imagenet', kind: 'tags', isOn: false, runs: 'built_in', precision: null },
      { name: 'mobilenet-v3-centernet-coco', kind: 'boxes', isOn: false, acceptsItself: false },
    ]);
    const asked = await world.post(`/suggestion-models/${String(body.items[0]?.['id'])}/runs`, {}, admin);
    expect(asked).toMatchObject({ status: 409, body: { code: 'suggestion_model.off' } });
  });

  it('registers others, where the source has room for them and the address is a public one', async () => {
    const sourceId = await world.shipped('boxes');
    const wanted = { name: 'Barns', modelVersion: '1', kind: 'boxes', sourceId, runs: 'http' };
    const post = (more: object, by = admin) => world.post('/suggestion-models', { ...wanted, ...more }, by);

    expect((await post({ endpoint: 'https://models.example.org/barns' }, ann)).status).toBe(403);
    expect((await post({})).body).toMatchObject({ errors: [{ path: 'endpoint' }] });
    expect((await post({ endpoint: 'http://127.0.0.1/x' })).body).toMatchObject({ code: 'web.not_public' });
    expect((await post({ endpoint: 'http://metadata.internal/' })).body).toMatchObject({ code: 'web.not_public' });
    expect((await post({ endpoint: 'file:///etc/passwd' })).body).toMatchObject({ code: 'web.invalid_address' });
    const caption = await world.shipped('caption');
    expect((await post({ sourceId: caption, endpoint: 'https://models.example.org/b' })).body).toMatchObject({
      code: 'suggestion_model.source_unfit',
    });
    const made = await post({ endpoint: 'https://models.example.org/barns' });
    expect(made).toMatchObject({ status: 201, body: { isOn: false, endpoint: 'https://models.example.org/barns' } });
    expect((await post({ name: 'BARNS', endpoint: 'https://models.example.org/b' })).body).toMatchObject({
      code: 'suggestion_model.name_taken',
    });
    const seen = await world.get(`/suggestion-models/${String(made.body['id'])}`, ann);
    expect(seen.body).toMatchObject({ name: 'Barns', endpoint: null });
  });

  it('takes what is delivered line by line, once, and says of the rest why not', async () => {
    const model = await pushed();
    const content = await picture();
    const bad = { value: { label: 'cow', bbox: [600, 0, 100, 10] } };
    const lines = [
      { contentId: content, suggestions: [{ value: box(1), score: 0.9 }, bad, { value: box(2), score: 2 }] },
      'no json',
      { contentId: newId(), suggestions: [] },
      { contentId: content, suggestions: 'many' },
      { contentId: content, suggestions: [{ value: box(1), score: 0.9 }] },
    ];

    const answers = linesOf((await deliver(model, lines, ann)).text);

    expect(answers).toMatchObject([
      { line: 1, status: 201, made: 1, refused: [{ index: 1 }, { index: 2 }] },
      { line: 2, status: 400, error: { code: 'annotation.broken_line' } },
      { line: 3, status: 404, error: { code: 'content.not_found' } },
      { line: 4, status: 400, error: { code: 'request.invalid' } },
      { line: 5, status: 200, made: 0 },
    ]);
    expect((await deliver(model, lines, await world.person())).status).toBe(403);
    await change(model, { isOn: false });
    expect((await deliver(model, lines, ann)).body).toMatchObject({ code: 'suggestion_model.off' });
  });

  it('lets a newer version replace what nobody has decided about', async () => {
    const model = await pushed('tags');
    const content = await picture();
    const tags = (...names: string[]) => [
      { contentId: content, suggestions: names.map((value) => ({ value, score: 0.5 })) },
    ];
    await deliver(model, tags('cow', 'hill'), ann);
    const first = (await world.get(`/contents/${content}/suggestions`, ann)).body.items;
    await world.post(`/suggestions/${String(first[0]?.['id'])}/decision`, { outcome: 'rejected' }, ann);
    await change(model, { modelVersion: '2' });

    await deliver(model, tags('ox'), ann);

    const { items } = (await world.get(`/contents/${content}/suggestions`, ann)).body;
    expect(items.map(({ label, state, modelVersion }) => [label, state, modelVersion])).toEqual([
      ['ox', 'pending', '2'],
      [first[0]?.['label'], 'rejected', '1'],
    ]);
  });

  it('accepts without people only what is proven, leaves some of it to them, and takes it back', async () => {
    const model = await aModel(world);
    await history(model, 0.9, 100, 1);
    await history(model, 0.3, 20, 20);
    expect((await change(model, { acceptsItself: true, wantedDecisions: 500 })).body).toMatchObject({
      code: 'suggestion_model.unproven',
      decided: 141,
    });
    await change(model, { controlShare: 0.3 });
    const trusted = await change(model, { acceptsItself: true });
    expect(trusted.body).toMatchObject({ acceptsItself: true, proof: { threshold: 0.35, precision: { of: 101 } } });
    const contents = await Promise.all(Array.from({ length: 12 }, picture));
    for (const content of contents) await aSuggestion(world, model, content, { value: box(1), score: 0.8 });
    const unsure = await aSuggestion(world, model, contents[0] ?? newId(), { value: box(2), score: 0.1 });

    await world.service(AutomaticAcceptanceService).run(model);

    const { counts, precision } = (await world.get(`/suggestion-models/${model}`, ann)).body as Record<string, unknown>;
    const { automatic, control, pending } = counts as Record<string, number | undefined>;
    expect([(automatic ?? 0) + (control ?? 0), pending]).toEqual([12, (control ?? 0) + 1]);
    expect(automatic).toBeGreaterThan(0);
    expect(precision).toMatchObject({ of: 141 });
    const states = await world.test.asOwner<{ state: string }>(`SELECT state FROM suggestion WHERE id = $1`, [unsure]);
    expect(states).toEqual([{ state: 'pending' }]);

    const undone = await world.post(`/suggestion-models/${model}/acceptances/undo`, {}, admin);
    expect(undone.body).toEqual({ undone: automatic, kept: 0, left: false });
    const after = (await world.get(`/suggestion-models/${model}`, ann)).body;
    expect(after).toMatchObject({ acceptsItself: false, counts: { automatic: 0, control: 12, pending: 13 } });
    expect((await world.get(`/contents/${contents[0]}/annotations`, ann)).body.items).toEqual([]);
  });

  it('stops by itself when what people say last does not prove it any more', async () => {
    const model = await aModel(world);
    await history(model, 0.9, 60, 0);
    await change(model, { acceptsItself: true });
    await history(model, 0.9, 20, 30);
    const content = await picture();
    await aSuggestion(world, model, content, { value: box(1), score: 0.95 });

    await world.service(AutomaticAcceptanceService).run(model);

    const { body } = await world.get(`/suggestion-models/${model}`, ann);
    expect(body).toMatchObject({
      acceptsItself: false,
      proof: null,
      proofLostAt: expect.any(String),
      counts: { pending: 1 },
    });
  });

  it('draws reliability and precision of labels from what people say', async () => {
    const model = await aModel(world);
    await history(model, 0.95, 8, 2);
    await history(model, 0.15, 1, 9);

    const { body } = await world.get(`/suggestion-models/${model}/quality`, ann);

    expect(body).toMatchObject({
      bins: [
        { from: 0.1, to: 0.2, meanScore: expect.closeTo(0.15, 10), taken: { share: 0.1, of: 10 } },
        { from: 0.9, to: 1, meanScore: expect.closeTo(0.95, 10), taken: { share: 0.8, of: 10 } },
      ],
      labels: [{ label: 'cow', accepted: 9, rejected: 11, precision: { share: 0.45, of: 20 } }],
    });
    expect(body['calibrationError']).toBeCloseTo(0.1, 10);
  });

  it('counts a run before it starts, and lets it be cancelled once', async () => {
    const model = await aModel(world);
    await world.test.asOwner(`UPDATE suggestion_model SET runs = 'built_in' WHERE id = $1`, [model]);
    await picture();

    const { body } = await world.post(`/suggestion-models/${model}/runs`, {}, admin);

    expect(body).toMatchObject({ state: 'queued', setId: null, progress: { done: 0 } });
    expect((body['progress'] as { total: number }).total).toBeGreaterThan(0);
    const cancel = () => world.post(`/suggestion-runs/${String(body['id'])}/cancel`, {}, admin);
    expect((await cancel()).body).toMatchObject({ state: 'cancelled' });
    expect((await cancel()).body).toMatchObject({ code: 'suggestion_run.over' });
    expect((await world.post(`/suggestion-models/${model}/runs`, { setId: newId() }, admin)).status).toBe(404);
    expect((await world.get(`/suggestion-models/${model}/runs`, ann)).status).toBe(403);
  });

  it('tells how many pictures a run would go through, lets it rest, and goes on where it was', async () => {
    const model = await aModel(world);
    await world.test.asOwner(`UPDATE suggestion_model SET runs = 'built_in' WHERE id = $1`, [model]);
    await picture();
    const estimated = await world.get(`/suggestion-models/${model}/runs/estimate`, admin);
    const { body: run } = await world.post(`/suggestion-models/${model}/runs`, {}, admin);
    const runId = String(run['id']) as SuggestionRunId;
    expect((run['progress'] as { total: number }).total).toBe(estimated.body['pictures']);
    const looked: string[] = [];
    const act = async (verb: 'pause' | 'resume'): Promise<Answer> =>
      world.post(`/suggestion-runs/${runId}/${verb}`, {}, admin);
    const working = (onLook: () => Promise<unknown>) =>
      new SuggestionRunner(
        world.provided(SuggestionModelRepository),
        world.provided(SuggestionRunRepository),
        world.provided(PrincipalReader),
        {
          lookInRun: async (contentId: ContentId) => {
            looked.push(contentId);
            await onLook();
            return 'looked';
          },
        } as unknown as LookService,
        world.provided(JobQueue),
      ).run(runId);

    await working(() => act('pause'));

    // The picture it was at is counted, and none after it.
    expect(looked).toHaveLength(1);
    const rested = await world.get(`/suggestion-models/${model}/runs`, admin);
    expect(rested.body.items[0]).toMatchObject({ state: 'paused', progress: { done: 1 }, finishedAt: null });
    await working(() => Promise.resolve());
    expect(looked).toHaveLength(1);

    expect((await act('resume')).body).toMatchObject({ state: 'queued' });
    for (let turn = 0; turn < 20 && looked.length < Number(estimated.body['pictures']); turn += 1)
      await working(() => Promise.resolve());
    await working(() => Promise.resolve());
    expect(new Set(looked).size).toBe(looked.length);
    expect((await act('pause')).body).toMatchObject({ code: 'suggestion_run.over' });
    expect((await world.get(`/suggestion-models/${model}/runs/estimate`, ann)).status).toBe(403);
  });
});
