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

  it('go page by page', async () => {
    const first = await world.get('/annotation-sources?limit=2', ann);
    const second = await world.get(`/annotation-sources?limit=2&cursor=${String(first.body['nextCursor'])}`, ann);
    const names = [...first.body.items, ...second.body.items].map(({ name }) => String(name).toLowerCase());
    expect(names).toEqual([...new Set(names)].sort());
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
