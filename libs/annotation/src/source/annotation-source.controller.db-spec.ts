import type { Principal } from '@odr/access';

import { AnnotationWorld } from '../testing/annotation-world.js';

const SOURCE = {
  name: 'Mood',
  type: 'other',
  annotationSchema: { type: 'object', required: ['mood'], properties: { mood: { enum: ['calm', 'wild'] } } },
  license: 'CC BY 4.0',
};

describe('annotation sources over HTTP', () => {
  let world: AnnotationWorld;
  let ann: Principal;

  beforeAll(async () => {
    world = await AnnotationWorld.start();
    ann = await world.person();
  });
  afterAll(() => world.stop());

  it('come with the schemas people start from', async () => {
    const { body } = await world.get('/annotation-sources', ann);
    const names = ['artcritic', 'boxes', 'caption', 'graphcap', 'points', 'polygons', 'tags'];
    expect(body.items.map(({ name }) => name)).toEqual(names);
    expect(body.items[3]).toMatchObject({ userId: null, license: 'CDLA-Permissive-2.0', licenseVerdict: 'open' });
  });

  it('are added with a normalised licence, and enforced', async () => {
    const created = await world.post('/annotation-sources', SOURCE, ann);
    expect(created).toMatchObject({
      status: 201,
      body: { license: 'CC-BY-4.0', licenseVerdict: 'open', userId: ann.userId },
    });

    const content = await world.content(ann);
    const url = `/contents/${content.id}/annotations`;
    const sourceIds = [created.body['id']];
    expect((await world.post(url, { sourceIds, annotation: { mood: 'angry' } }, ann)).status).toBe(422);
    expect((await world.post(url, { sourceIds, annotation: { mood: 'calm' } }, ann)).status).toBe(201);

    const source = `/annotation-sources/${String(created.body['id'])}`;
    const widened = { annotationSchema: { type: 'object' }, ecosystem: null };
    expect(await world.send('PATCH', source, ann, widened)).toMatchObject({
      status: 200,
      body: { name: 'Mood', license: 'CC-BY-4.0' },
    });
    expect((await world.post(url, { sourceIds, annotation: { mood: 'angry' } }, ann)).status).toBe(201);
    expect(await world.send('DELETE', source, ann)).toMatchObject({
      status: 409,
      body: { code: 'annotation_source.in_use' },
    });
  });

  it('keep every schema they had, with who changed it and why', async () => {
    const created = await world.post(
      '/annotation-sources',
      { ...SOURCE, name: 'History', schemaNote: ' First. ' },
      ann,
    );
    const url = `/annotation-sources/${String(created.body['id'])}`;
    expect(created).toMatchObject({ body: { schemaVersion: 1, version: 1, annotationCount: 0 } });

    const ordered = { type: 'object', properties: { zebra: {}, ant: {} } };
    const changed = await world.send('PATCH', url, ann, { annotationSchema: ordered, schemaNote: 'Animals.' });
    expect(changed).toMatchObject({ body: { schemaVersion: 2, version: 2 } });
    expect(JSON.stringify(changed.body['annotationSchema'])).toBe(JSON.stringify(ordered));
    const renamed = await world.send('PATCH', url, ann, { name: 'History 2', annotationSchema: ordered });
    expect(renamed).toMatchObject({ body: { schemaVersion: 2, version: 3 } });

    const { body } = await world.get(`${url}/schemas`, ann);
    expect(body.items).toMatchObject([
      { version: 2, note: 'Animals.', userId: ann.userId, annotationSchema: ordered },
      { version: 1, note: 'First.', annotationSchema: SOURCE.annotationSchema },
    ]);
    const older = await world.get(
      `${url}/schemas?limit=1&cursor=${String((await world.get(`${url}/schemas?limit=1`, ann)).body['nextCursor'])}`,
      ann,
    );
    expect(older.body.items).toMatchObject([{ version: 1 }]);
    expect(await world.get(`${url}/schemas/1`, ann)).toMatchObject({ body: { note: 'First.' } });
    for (const version of ['3', '0', '-1', '99999999999', 'one'])
      expect([400, 404]).toContain((await world.get(`${url}/schemas/${version}`, ann)).status);
    expect(await world.get(`${url}/schemas/diff?from=1&to=2`, ann)).toMatchObject({
      status: 200,
      body: {
        from: { version: 1 },
        to: { version: 2, note: 'Animals.' },
        mayBreak: false,
        changes: [
          { path: '/mood', kind: 'optional', message: 'may be left out now' },
          { path: '/mood', kind: 'removed' },
          { path: '/zebra', kind: 'added' },
          { path: '/ant', kind: 'added' },
        ],
        patch: [
          { op: 'remove', path: '/required' },
          { op: 'remove', path: '/properties/mood' },
          { op: 'add', path: '/properties/zebra', value: {} },
          { op: 'add', path: '/properties/ant', value: {} },
        ],
      },
    });
    expect((await world.get(`${url}/schemas/diff?from=2&to=1`, ann)).body).toMatchObject({ mayBreak: true });
    expect((await world.get(`${url}/schemas/diff?from=1&to=3`, ann)).body).toMatchObject({
      code: 'annotation_source.schema_not_found',
    });
    expect((await world.get(`${url}/schemas/diff?from=1`, ann)).status).toBe(400);
    await expect(world.test.asOwner(`UPDATE annotation_source_schema SET note = 'Other'`)).rejects.toThrow();
  });

  it('are not changed over a change that was not seen', async () => {
    const { body } = await world.post('/annotation-sources', { ...SOURCE, name: 'Shared' }, ann);
    const url = `/annotation-sources/${String(body['id'])}`;
    const seen = String((await world.get(url, ann)).headers['etag']);
    const patch = (ecosystem: string) => world.send('PATCH', url, ann, { ecosystem }, { 'if-match': seen });

    const answers = await Promise.all([patch('one'), patch('two')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect((await world.get(url, ann)).body['version']).toBe(2);
  });

  it('that come with the system keep what an administrator made of them', async () => {
    const admin = await world.person({ role: 'admin' });
    const url = `/annotation-sources/${await world.shipped('tags')}`;
    const mine = { type: 'object', required: ['tags'] };
    await world.send('PATCH', url, admin, { annotationSchema: mine });
    await world.restartSources();
    expect((await world.get(url, ann)).body).toMatchObject({ annotationSchema: mine, schemaVersion: 2 });
  });

  it('that come with the system follow it to its next schema', async () => {
    const id = await world.shipped('points');
    await world.test.asOwner(`UPDATE annotation_source SET annotation_schema = '{}' WHERE id = $1`, [id]);
    await world.restartSources();
    const { body } = await world.get(`/annotation-sources/${id}/schemas`, ann);
    expect(body.items).toMatchObject([
      { version: 2, userId: null, annotationSchema: { title: 'points' } },
      { version: 1 },
    ]);
  });

  it('go page by page', async () => {
    const first = await world.get('/annotation-sources?limit=2', ann);
    const second = await world.get(`/annotation-sources?limit=2&cursor=${String(first.body['nextCursor'])}`, ann);
    const names = [...first.body.items, ...second.body.items].map(({ name }) => String(name).toLowerCase());
    expect(names).toEqual([...new Set(names)].sort());
  });

  it('have names that can be seen', async () => {
    for (const name of ['   ', '\u200b'])
      expect(await world.post('/annotation-sources', { ...SOURCE, name }, ann)).toMatchObject({
        status: 400,
        body: { errors: [{ path: 'name', code: 'matches' }] },
      });
  });

  it('have unique names, whatever their case', async () => {
    expect(await world.post('/annotation-sources', { ...SOURCE, name: 'GraphCap' }, ann)).toMatchObject({
      status: 409,
      body: { code: 'annotation_source.name_taken' },
    });
  });

  it('need a schema that can be enforced', async () => {
    const answer = await world.post(
      '/annotation-sources',
      { ...SOURCE, name: 'Bad', annotationSchema: { type: 'objekt' } },
      ann,
    );
    expect(answer).toMatchObject({ status: 422, body: { code: 'annotation_source.invalid_schema' } });
    expect(answer.body.errors[0]).toMatchObject({ path: '/annotationSchema/type' });
  });

  it('tell while a schema is written what is wrong with it, and with a value', async () => {
    const check = async (body: object) => (await world.post('/annotation-schemas/check', body, ann)).body;
    const { annotationSchema } = SOURCE;
    expect(await check({ annotationSchema: { items: { type: 'objekt' } } })).toMatchObject({
      schemaErrors: expect.arrayContaining([expect.objectContaining({ path: '/items/type', code: 'enum' })]) as unknown,
      valueErrors: [],
    });
    expect(await check({ annotationSchema })).toEqual({ schemaErrors: [], valueErrors: [] });
    expect(await check({ annotationSchema, value: { mood: 'calm' } })).toEqual({ schemaErrors: [], valueErrors: [] });
    expect(await check({ annotationSchema, value: { mood: 1 } })).toMatchObject({
      valueErrors: [{ path: '/mood', code: 'enum' }],
    });
    expect(await check({ annotationSchema, value: null })).toMatchObject({ valueErrors: [{ path: '', code: 'type' }] });
  });

  it('keep no licence that nobody could tell', async () => {
    const answer = await world.post('/annotation-sources', { ...SOURCE, name: 'Vague', license: 'CC BY' }, ann);
    expect(answer).toMatchObject({ status: 201, body: { license: null, licenseVerdict: 'unknown' } });
  });

  it('are changed by who added them, or an administrator', async () => {
    const { body } = await world.post('/annotation-sources', { ...SOURCE, name: 'Whose' }, ann);
    const url = `/annotation-sources/${String(body['id'])}`;
    expect((await world.send('PATCH', url, await world.person(), { name: 'Mine' })).status).toBe(403);
    expect(
      (await world.send('PATCH', `/annotation-sources/${await world.shipped('tags')}`, ann, { name: 'Mine' })).status,
    ).toBe(403);
    expect((await world.send('DELETE', url, await world.person({ role: 'admin' }))).status).toBe(204);
    expect((await world.get(url, ann)).status).toBe(404);
  });

  it('stay while the history of an annotation names them', async () => {
    const [first, second] = [
      await world.post('/annotation-sources', { ...SOURCE, name: 'Left' }, ann),
      await world.post('/annotation-sources', { ...SOURCE, name: 'Taken' }, ann),
    ].map(({ body }) => String(body['id']));
    const { id } = await world.content(ann);
    const annotation = { mood: 'calm' };
    const made = await world.post(`/contents/${id}/annotations`, { sourceIds: [first], annotation }, ann);
    await world.send('PATCH', `/annotations/${String(made.body['id'])}`, ann, { sourceIds: [second] });

    expect((await world.get(`/annotation-sources/${first}`, ann)).body['annotationCount']).toBe(0);
    expect(await world.send('DELETE', `/annotation-sources/${first}`, ann)).toMatchObject({
      status: 409,
      body: { code: 'annotation_source.in_use', usedBy: 'annotations' },
    });
  });

  it('stay while a model or a campaign works with them', async () => {
    const admin = await world.person({ role: 'admin' });
    const source = async (name: string): Promise<string> =>
      String((await world.post('/annotation-sources', { ...SOURCE, name }, ann)).body['id']);
    const [modelled, asked] = [await source('Modelled'), await source('Asked')];
    await world.test.asOwner(
      `INSERT INTO suggestion_model (id, name, model_version, kind, source_id, runs, wanted_precision, wanted_decisions, control_share)
       VALUES (gen_random_uuid(), 'm', '1', 'tags', $1, 'elsewhere', 0.9, 100, 0.1)`,
      [modelled],
    );
    await world.test.asOwner(
      `WITH campaign AS (
         INSERT INTO annotation_campaign (id, name, people_per_item, most_people_per_item, disagreement_above, lease_minutes, user_id, is_open)
         VALUES (gen_random_uuid(), 'c', 2, 3, 0.3, 30, $2, true) RETURNING id)
       INSERT INTO annotation_campaign_source (campaign_id, source_id, position) SELECT id, $1, 0 FROM campaign`,
      [asked, ann.userId],
    );

    for (const [id, usedBy] of [
      [modelled, 'models'],
      [asked, 'campaigns'],
    ])
      expect(await world.send('DELETE', `/annotation-sources/${id}`, admin)).toMatchObject({
        status: 409,
        body: { code: 'annotation_source.in_use', usedBy },
      });
  });

  it('call characters that cannot be kept a bad request', async () => {
    const ecosystem = 'a\0';
    expect((await world.post('/annotation-sources', { ...SOURCE, name: 'Zero', ecosystem }, ann)).status).toBe(400);
    expect((await world.get('/annotation-sources?name=%00', ann)).status).toBe(400);
    const bulk = await world.get('/annotations/bulk?license=%00');
    expect(bulk).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
  });

  it('need the certificate of origin', async () => {
    const answer = await world.post(
      '/annotation-sources',
      { ...SOURCE, name: 'Early' },
      await world.person({ hasAccepted: false }),
    );
    expect(answer).toMatchObject({ status: 403, body: { code: 'auth.dco_required' } });
  });

  it('are not for anonymous callers', async () => {
    expect((await world.get('/annotation-sources')).status).toBe(401);
  });
});
