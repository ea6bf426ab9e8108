import type { Principal } from '@odr/access';

import { AnnotationWorld } from '../testing/annotation-world.js';

const CAPTION = { caption: 'A highland cow in the rain.' };

describe('annotations over HTTP', () => {
  let world: AnnotationWorld;
  let ann: Principal;
  let caption: string;

  beforeAll(async () => {
    world = await AnnotationWorld.start();
    ann = await world.person();
    caption = await world.shipped('caption');
  });
  afterAll(() => world.stop());

  const annotate = async (annotation: unknown, by = ann, status: 'available' | 'pending' = 'available') => {
    const content = await world.content(ann, { status });
    return {
      content,
      answer: await world.post(`/contents/${content.id}/annotations`, { sourceIds: [caption], annotation }, by),
    };
  };

  it('keeps one, shows it with its content and tells the others once', async () => {
    const before = (await world.events()).length;

    const { content, answer } = await annotate(CAPTION);

    expect(answer).toMatchObject({
      status: 201,
      body: {
        contentId: content.id,
        sourceIds: [caption],
        annotation: CAPTION,
        version: 1,
        manuallyAdjusted: false,
        overallRating: null,
      },
    });
    const listed = await world.get(`/contents/${content.id}/annotations?total=true`);
    expect(listed.body).toMatchObject({ items: [{ id: answer.body['id'] }], nextCursor: null, total: 1 });
    expect((await world.events()).slice(before)).toEqual(['annotation.saved']);
  });

  it('makes a version of every edit and forgets none', async () => {
    const { answer } = await annotate(CAPTION);
    const url = `/annotations/${String(answer.body['id'])}`;

    const edited = await world.send('PATCH', url, ann, { annotation: { caption: 'A cow.' } }, { 'if-match': '"1"' });
    const stale = await world.send('PATCH', url, ann, { annotation: { caption: 'Mine.' } }, { 'if-match': '"1"' });

    expect(edited).toMatchObject({
      status: 200,
      body: { version: 2, manuallyAdjusted: true, annotation: { caption: 'A cow.' } },
    });
    expect(stale).toMatchObject({ status: 412, body: { code: 'request.precondition_failed' } });
    const versions = await world.get(`${url}/versions`);
    expect(versions.body.items).toMatchObject([
      { version: 2, annotation: { caption: 'A cow.' } },
      { version: 1, annotation: CAPTION },
    ]);
    await expect(world.test.db.query('UPDATE annotation_version SET version = 9')).rejects.toThrow(/permission denied/);
  });

  it('makes two versions of two edits at the same time', async () => {
    const { answer } = await annotate(CAPTION);
    const url = `/annotations/${String(answer.body['id'])}`;

    await Promise.all(['a', 'b', 'c'].map((text) => world.send('PATCH', url, ann, { annotation: { caption: text } })));

    expect((await world.get(`${url}/versions`)).body.items.map(({ version }) => version)).toEqual([4, 3, 2, 1]);
  });

  it('answers 304 to who has it already', async () => {
    const { answer } = await annotate(CAPTION);
    const url = `/annotations/${String(answer.body['id'])}`;
    expect((await world.send('GET', url, undefined, undefined, { 'if-none-match': '"1"' })).status).toBe(304);
  });

  it('hides annotations of hidden content, as if they were not there', async () => {
    const { content, answer } = await annotate(CAPTION, ann, 'pending');
    const bob = await world.person();

    const urls = [
      `/contents/${content.id}/annotations`,
      `/annotations/${String(answer.body['id'])}`,
      `/annotations/${String(answer.body['id'])}/versions`,
    ];

    for (const url of urls) {
      expect((await world.get(url)).status).toBe(404);
      expect((await world.get(url, bob)).status).toBe(404);
      expect((await world.get(url, ann)).status).toBe(200);
    }
    expect((await world.get(urls[1] ?? '', await world.person({ role: 'moderator' }))).status).toBe(200);
  });

  it('lets only its author and moderators change it', async () => {
    const { answer } = await annotate(CAPTION);
    const url = `/annotations/${String(answer.body['id'])}`;

    expect((await world.send('PATCH', url, await world.person(), { annotation: CAPTION })).status).toBe(403);
    expect((await world.send('DELETE', url, await world.person())).status).toBe(403);
    expect((await world.send('DELETE', url)).status).toBe(401);
    expect((await world.send('DELETE', url, await world.person({ role: 'moderator' }))).status).toBe(204);
    expect((await world.get(url, ann)).status).toBe(404);
  });

  it('asks for the certificate of origin before writing', async () => {
    const { answer } = await annotate(CAPTION, await world.person({ hasAccepted: false }));
    expect(answer).toMatchObject({ status: 403, body: { code: 'auth.dco_required' } });
  });

  it('names what breaks the schema', async () => {
    const { answer } = await annotate({ caption: '', mood: 'fine' });
    expect(answer).toMatchObject({
      status: 422,
      body: {
        code: 'annotation.schema_violation',
        errors: expect.arrayContaining([
          expect.objectContaining({ path: '/annotation/caption', code: 'minLength' }),
          expect.objectContaining({ path: '/annotation/mood', code: 'additionalProperties' }),
        ]) as unknown,
      },
    });
  });

  it.each<[string, () => unknown, number]>([
    ['a caption of 5 MB', () => ({ sourceIds: [caption], annotation: { caption: 'x'.repeat(5_000_000) } }), 413],
    ['no value', () => ({ sourceIds: [caption] }), 400],
    ['no source', () => ({ sourceIds: [], annotation: CAPTION }), 400],
    ['a source that is none', () => ({ sourceIds: ['graphcap'], annotation: CAPTION }), 400],
    [
      'a source that is not there',
      () => ({ sourceIds: ['01900000-0000-7000-8000-000000000000'], annotation: CAPTION }),
      404,
    ],
    ['a version of the client', () => ({ sourceIds: [caption], annotation: CAPTION, version: 7 }), 400],
    ['an owner of the client', () => ({ sourceIds: [caption], annotation: CAPTION, userId: ann.userId }), 400],
    ['a NUL character', () => ({ sourceIds: [caption], annotation: { caption: 'a\0b' } }), 400],
    ['a NUL in a name', () => ({ sourceIds: [caption], annotation: { 'capt\0ion': 'a' } }), 400],
    ['half a character', () => ({ sourceIds: [caption], annotation: { caption: '\ud800' } }), 400],
    ['deep nesting', () => `{"sourceIds":["${caption}"],"annotation":${'['.repeat(100)}${']'.repeat(100)}}`, 422],
    [
      'brackets without end',
      () => `{"sourceIds":["${caption}"],"annotation":${'['.repeat(200_000)}${']'.repeat(200_000)}}`,
      400,
    ],
    ['broken JSON', () => '{"sourceIds":', 400],
  ])('refuses %s', async (_, body, status) => {
    const content = await world.content(ann);
    const answer = await world.send('POST', `/contents/${content.id}/annotations`, ann, body(), {
      'content-type': 'application/json',
    });
    expect(answer.status).toBe(status);
    expect((await world.get(`/contents/${content.id}/annotations`)).body.items).toEqual([]);
  });

  it.each(['/annotations/nonsense', '/contents/1/annotations'])('calls %s malformed', async (url) => {
    expect((await world.get(url)).status).toBe(400);
  });

  it('refuses a cursor it never gave', async () => {
    const { content } = await annotate(CAPTION);
    const cursor = Buffer.from('["x"]').toString('base64url');
    expect((await world.get(`/contents/${content.id}/annotations?cursor=${cursor}`)).status).toBe(400);
  });

  it('answers a repeated client id with the first annotation', async () => {
    const content = await world.content(ann);
    const body = { sourceIds: [caption], annotation: CAPTION, clientId: 'mine-1' };
    const first = await world.post(`/contents/${content.id}/annotations`, body, ann);
    const again = await world.post(`/contents/${content.id}/annotations`, body, ann);
    expect(again.body['id']).toBe(first.body['id']);
  });
});
