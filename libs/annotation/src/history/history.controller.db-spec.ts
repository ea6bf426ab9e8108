import type { Principal } from '@odr/access';
import { newId, type TeamId } from '@odr/kernel';

import { AnnotationWorld } from '../testing/annotation-world.js';

const cow = { label: 'cow', bbox: [10, 10, 100, 50] };
const dog = { label: 'dog', bbox: [200, 10, 40, 50] };
const hen = { label: 'hen', bbox: [300, 10, 20, 20] };

describe('the history of annotations', () => {
  let world: AnnotationWorld;
  let ann: Principal;
  let caption: string;
  let boxes: string;

  beforeAll(async () => {
    world = await AnnotationWorld.start();
    ann = await world.person();
    [caption, boxes] = [await world.shipped('caption'), await world.shipped('boxes')];
  });
  afterAll(() => world.stop());

  /** A picture of 640 × 480 with one annotation. @returns its address and id */
  const annotated = async (annotation: unknown, source = caption) => {
    const content = await world.content(ann);
    await world.test.asOwner(`UPDATE content SET width = 640, height = 480 WHERE id = $1`, [content.id]);
    const made = await world.post(`/contents/${content.id}/annotations`, { sourceIds: [source], annotation }, ann);
    return { content, made, id: String(made.body['id']), url: `/annotations/${String(made.body['id'])}` };
  };
  const edit = (url: string, annotation: unknown, version?: number, as = ann) =>
    world.send('PATCH', url, as, { annotation }, version === undefined ? {} : { 'if-match': `"${version}"` });

  describe('versions', () => {
    it('say what they were made of, by whom, how and under which schema', async () => {
      const { url } = await annotated({ objects: [cow, dog] }, boxes);
      await edit(url, { objects: [dog] });

      const { body } = await world.get(`${url}/versions`, ann);

      const source = { id: boxes, name: 'boxes', schemaVersion: 1 };
      expect(body.items).toMatchObject([
        {
          version: 2,
          parentVersion: 1,
          cause: 'edited',
          patch: [{ op: 'remove', path: '/objects/0' }],
          manuallyAdjusted: true,
          sources: [source],
          userId: ann.userId,
          userName: 'Someone',
        },
        { version: 1, parentVersion: null, cause: 'created', patch: null, manuallyAdjusted: false, sources: [source] },
      ]);
    });

    it('are not made by saving the same', async () => {
      const { url } = await annotated({ caption: 'A cow.', language: 'en' });
      const before = (await world.events()).length;

      const answer = await edit(url, { language: 'en', caption: 'A cow.' });

      expect(answer).toMatchObject({ status: 200, body: { version: 1, manuallyAdjusted: false } });
      expect((await world.get(`${url}/versions`)).body.items).toHaveLength(1);
      expect((await world.events()).length).toBe(before);
    });

    it('remember the sources of their time', async () => {
      const { url } = await annotated({ caption: 'A cow.' });
      const other = await world.post(
        '/annotation-sources',
        { name: newId<string>(), type: 'other', annotationSchema: { type: 'object' }, license: 'CC0-1.0' },
        ann,
      );
      await world.send('PATCH', url, ann, { sourceIds: [other.body['id']] });

      const { body } = await world.get(`${url}/versions`);

      expect(body.items.map(({ sources }) => (sources as { id: string }[]).map(({ id }) => id))).toEqual([
        [other.body['id']],
        [caption],
      ]);
      expect(body.items[0]).toMatchObject({ patch: [], manuallyAdjusted: false });
    });

    it('name their authors to those who know them', async () => {
      const { url } = await annotated({ caption: 'A cow.' });
      const nameFor = async (as?: Principal) => (await world.get(`${url}/versions/1`, as)).body['userName'];

      expect(await nameFor()).toBeNull();
      expect(await nameFor(await world.person())).toBeNull();
      expect(await nameFor(await world.person({ role: 'moderator' }))).toBe('Someone');
    });

    it('from before all this was kept are still told', async () => {
      const { id, url } = await annotated({ caption: 'A cow.' });
      await world.test.asOwner(
        `INSERT INTO annotation_version (annotation_id, version, annotation, user_id) VALUES ($1, 2, '{"caption":"Old."}', $2)`,
        [id, ann.userId],
      );
      await world.test.asOwner(`UPDATE annotation SET version = 2, annotation = '{"caption":"Old."}' WHERE id = $1`, [
        id,
      ]);

      expect((await world.get(`${url}/versions`)).body.items[0]).toMatchObject({
        version: 2,
        parentVersion: 1,
        cause: 'edited',
        patch: [{ op: 'replace', path: '/caption', value: 'Old.' }],
        sources: null,
        manuallyAdjusted: true,
      });
      expect((await world.get(`${url}/blame`)).body.items).toEqual([{ path: '', version: 2 }]);
    });

    it.each([0, 3, 99_999_999_999])('have no number %d', async (version) => {
      const { url } = await annotated({ caption: 'A cow.' });
      expect(await world.get(`${url}/versions/${version}`)).toMatchObject({
        status: 404,
        body: { code: 'annotation.version_not_found' },
      });
      expect((await world.get(`${url}/diff?from=1&to=${version}`)).status).toBeGreaterThanOrEqual(400);
    });

    it('can be compared in both directions', async () => {
      const { url } = await annotated({ objects: [cow] }, boxes);
      await edit(url, { objects: [cow, dog] });
      await edit(url, { objects: [cow, dog, hen] });

      const forth = await world.get(`${url}/diff?from=1&to=3`);
      const back = await world.get(`${url}/diff?from=3&to=1`);

      expect(forth.body).toMatchObject({
        from: { version: 1 },
        to: { version: 3 },
        patch: [
          { op: 'add', path: '/objects/1', value: dog },
          { op: 'add', path: '/objects/2', value: hen },
        ],
      });
      expect(back.body['patch']).toEqual([
        { op: 'remove', path: '/objects/1' },
        { op: 'remove', path: '/objects/1' },
      ]);
    });
  });

  it('blames each part on the version that wrote it', async () => {
    const { url } = await annotated({ objects: [cow, dog] }, boxes);
    const mod = await world.person({ role: 'moderator' });
    await edit(url, { objects: [hen, cow, dog] }, 1, mod);
    await edit(url, { objects: [hen, { ...dog, label: 'wolf' }] }, 2);

    const { body } = await world.get(`${url}/blame`, ann);

    expect(body).toMatchObject({
      version: 3,
      items: [
        { path: '/objects/0', version: 2 },
        { path: '/objects/1/bbox', version: 1 },
        { path: '/objects/1/label', version: 3 },
      ],
      versions: [{ version: 3 }, { version: 2, userId: mod.userId }, { version: 1, userId: ann.userId }],
    });
  });

  describe('reverting', () => {
    it('puts an earlier value in force as a new version, and how adjusted it was', async () => {
      const { url } = await annotated({ caption: 'A cow.' });
      await edit(url, { caption: 'A bull.' });

      const answer = await world.send('POST', `${url}/revert`, ann, { version: 1 }, { 'if-match': '"2"' });

      expect(answer).toMatchObject({
        status: 200,
        body: { version: 3, annotation: { caption: 'A cow.' }, manuallyAdjusted: false },
        headers: { etag: '"3"' },
      });
      expect((await world.get(`${url}/versions/3`)).body).toMatchObject({
        cause: 'reverted',
        revertedToVersion: 1,
        parentVersion: 2,
        patch: [{ op: 'replace', path: '/caption', value: 'A cow.' }],
      });
    });

    it('is refused where it may not be', async () => {
      const { url } = await annotated({ caption: 'A cow.' });
      await edit(url, { caption: 'A bull.' });
      const revert = (body: unknown, as?: Principal, headers = {}) =>
        world.send('POST', `${url}/revert`, as, body, headers);

      expect((await revert({ version: 1 })).status).toBe(401);
      expect((await revert({ version: 1 }, await world.person())).status).toBe(403);
      expect((await revert({ version: 9 }, ann)).status).toBe(404);
      expect((await revert({ version: 0 }, ann)).status).toBe(400);
      expect((await revert({ version: 1 }, ann, { 'if-match': '"1"' })).status).toBe(412);
      expect((await world.get(url)).body['version']).toBe(2);
    });
  });

  describe('two editors of one version', () => {
    it('are one 200 and one 412 with what is needed to merge', async () => {
      const { url } = await annotated({ objects: [cow] }, boxes);

      const answers = await Promise.all([dog, hen].map((object) => edit(url, { objects: [cow, object] }, 1)));

      const [good, bad] = answers.toSorted((a, b) => a.status - b.status);
      expect([good?.status, bad?.status]).toEqual([200, 412]);
      expect(bad?.body).toMatchObject({
        code: 'request.precondition_failed',
        current: { version: 2, annotation: good?.body['annotation'], userId: ann.userId, sourceIds: [boxes] },
        base: { version: 1, annotation: { objects: [cow] } },
      });
      expect(JSON.stringify(bad?.body)).not.toContain('Someone');

      const merged = await world.send(
        'PATCH',
        url,
        ann,
        { annotation: { objects: [cow, dog, hen] }, cause: 'merged' },
        { 'if-match': '"2"' },
      );
      expect(merged.body).toMatchObject({ version: 3 });
      expect((await world.get(`${url}/versions/3`)).body['cause']).toBe('merged');
    });

    it('never lose an edit, however they interleave', async () => {
      const { url } = await annotated({ caption: '0' });
      const appending = async (letter: string): Promise<void> => {
        for (let version = 1; ;) {
          const { body } = await world.get(`${url}/versions/${version}`);
          const text = `${(body['annotation'] as { caption: string }).caption}${letter}`;
          const answer = await edit(url, { caption: text }, version);
          if (answer.status === 200) return;
          version = (answer.body['current'] as { version: number }).version;
        }
      };

      await Promise.all(['a', 'b', 'c', 'd'].map(appending));

      const { body } = await world.get(`${url}/versions`);
      expect(body.items.map(({ version }) => version)).toEqual([5, 4, 3, 2, 1]);
      const text = (body.items[0]?.['annotation'] as { caption: string }).caption;
      expect([...text].toSorted()).toEqual(['0', 'a', 'b', 'c', 'd']);
    });

    it('get no base from a tag that is none of ours', async () => {
      const { url } = await annotated({ caption: 'A cow.' });
      const answer = await world.send('PATCH', url, ann, { annotation: { caption: 'b' } }, { 'if-match': 'W/"x"' });
      expect(answer.status).toBe(412);
      expect(answer.body).toHaveProperty('current');
      expect(answer.body).not.toHaveProperty('base');
    });
  });

  describe('patches', () => {
    it('change the current value', async () => {
      const { url } = await annotated({ objects: [cow, dog] }, boxes);
      const patch = [
        { op: 'test', path: '/objects/1/label', value: 'dog' },
        { op: 'replace', path: '/objects/1/label', value: 'wolf' },
      ];
      const answer = await world.send('PATCH', url, ann, { patch }, { 'if-match': '"1"' });
      expect(answer.body).toMatchObject({ version: 2, annotation: { objects: [cow, { ...dog, label: 'wolf' }] } });
    });

    it('may be the whole body', async () => {
      const { url } = await annotated({ objects: [cow, dog] }, boxes);
      const type = { 'content-type': 'application/json-patch+json' };
      const answer = await world.send('PATCH', url, ann, '[{"op":"remove","path":"/objects/0"}]', type);
      expect(answer).toMatchObject({ status: 200, body: { version: 2, annotation: { objects: [dog] } } });
      expect((await world.send('PATCH', url, ann, '[{"op":', type)).status).toBe(400);
      expect((await world.send('POST', `${url}/revert`, ann, '[]', type)).status).toBe(415);
    });

    it.each<[string, unknown, number]>([
      ['do not fit', [{ op: 'remove', path: '/objects/7' }], 422],
      ['fail a test', [{ op: 'test', path: '/objects/0/label', value: 'hen' }], 422],
      ['reach for prototypes', [{ op: 'add', path: '/__proto__/polluted', value: 1 }], 422],
      ['leave something invalid', [{ op: 'replace', path: '/objects/0/bbox', value: [0, 0, -1, 1] }], 422],
      ['lead out of the picture', [{ op: 'replace', path: '/objects/0/bbox', value: [600, 0, 50, 1] }], 422],
      ['do something of their own', [{ op: 'explode', path: '' }], 400],
      ['are no list', { op: 'remove', path: '' }, 400],
    ])('that %s are refused', async (_, patch, status) => {
      const { url } = await annotated({ objects: [cow] }, boxes);
      expect((await world.send('PATCH', url, ann, { patch })).status).toBe(status);
      expect((await world.get(url)).body['version']).toBe(1);
      expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    });
  });

  describe('deleting', () => {
    it('hides it from everyone, and its author can have it back with its history', async () => {
      const { id, url } = await annotated({ caption: 'A cow.' });
      await edit(url, { caption: 'A bull.' });
      await world.send('DELETE', url, ann);

      for (const path of [url, `${url}/versions`, `${url}/versions/1`, `${url}/blame`, `${url}/diff?from=1&to=2`]) {
        expect((await world.get(path)).status).toBe(404);
      }
      const listed = await world.get('/annotations/deleted?limit=1', ann);
      expect(listed.body.items).toMatchObject([
        { id, annotation: { caption: 'A bull.' }, contentName: 'cow.jpg', isRestorable: true },
      ]);
      expect((await world.get('/annotations/deleted', await world.person())).body.items).toEqual([]);
      expect((await world.send('POST', `${url}/restore`, await world.person())).status).toBe(404);

      const restored = await world.send('POST', `${url}/restore`, ann);

      expect(restored).toMatchObject({ status: 200, body: { version: 2, annotation: { caption: 'A bull.' } } });
      expect((await world.get(`${url}/versions`)).body.items).toHaveLength(2);
    });

    it('by a moderator is not undone by its author', async () => {
      const { id, url } = await annotated({ caption: 'Rude.' });
      await world.send('DELETE', url, await world.person({ role: 'moderator' }));

      expect((await world.get('/annotations/deleted', ann)).body.items).toMatchObject([{ id, isRestorable: false }]);
      expect((await world.send('POST', `${url}/restore`, ann)).status).toBe(404);
      expect((await world.send('POST', `${url}/restore`, await world.person({ role: 'moderator' }))).status).toBe(200);
    });

    it('lists page by page, even what went in one moment', async () => {
      const bob = await world.person();
      const content = await world.content(bob);
      const made = await Promise.all(
        [1, 2, 3].map((n) =>
          world.post(
            `/contents/${content.id}/annotations`,
            { sourceIds: [caption], annotation: { caption: `${n}` } },
            bob,
          ),
        ),
      );
      await world.test.asOwner(
        `UPDATE annotation SET deleted_at = now(), deleted_by = user_id WHERE id = ANY($1::uuid[])`,
        [made.map(({ body }) => body['id'])],
      );

      const seen: unknown[] = [];
      for (let cursor = ''; ;) {
        const { body } = await world.get(`/annotations/deleted?limit=1${cursor}`, bob);
        seen.push(...body.items.map(({ id }) => id));
        if (body['nextCursor'] === null) break;
        cursor = `&cursor=${String(body['nextCursor'])}`;
      }
      expect(seen.toSorted()).toEqual(made.map(({ body }) => body['id']).toSorted());
    });
  });

  describe('places in the picture', () => {
    const fractions = { objects: [{ label: 'cow', bbox: [0.5, 0.25, 0.1, 0.1] }] };
    const pixels = { objects: [{ label: 'cow', bbox: [320, 120, 64, 48] }] };

    it('may be written and read as fractions', async () => {
      const content = await world.content(ann);
      await world.test.asOwner(`UPDATE content SET width = 640, height = 480 WHERE id = $1`, [content.id]);
      const body = { sourceIds: [boxes], annotation: fractions, coordinates: 'normalised' };

      const made = await world.post(`/contents/${content.id}/annotations`, body, ann);

      const url = `/annotations/${String(made.body['id'])}`;
      expect(made).toMatchObject({ status: 201, body: { annotation: fractions } });
      expect((await world.get(url)).body['annotation']).toEqual(pixels);
      expect((await world.get(`${url}?coordinates=normalised`)).body['annotation']).toEqual(fractions);
      const listed = await world.get(`/contents/${content.id}/annotations?coordinates=normalised`);
      expect(listed.body.items).toMatchObject([{ annotation: fractions }]);
      expect((await world.get(`${url}?coordinates=inches`)).status).toBe(400);
    });

    it.each<[string, unknown, string]>([
      ['beyond the edge', { objects: [{ label: 'a', bbox: [0, 0, 641, 10] }] }, '/annotation/objects/0/bbox'],
      ['of negative size', { objects: [cow, { label: 'a', bbox: [0, 0, -1, 10] }] }, '/annotation/objects/1/bbox/2'],
      ['without size', { objects: [{ label: 'a', bbox: [0, 0, 0, 0] }] }, '/annotation/objects/0/bbox'],
    ])('%s are refused with their path', async (_, annotation, path) => {
      const { made } = await annotated(annotation, boxes);
      expect(made).toMatchObject({ status: 422, body: { code: 'annotation.schema_violation' } });
      expect(made.body.errors.map((error) => error['path'])).toContain(path);
    });

    it('cannot be fractions of a picture that is not read yet', async () => {
      const content = await world.content(ann);
      const body = { sourceIds: [boxes], annotation: fractions, coordinates: 'normalised' };
      expect(await world.post(`/contents/${content.id}/annotations`, body, ann)).toMatchObject({
        status: 409,
        body: { code: 'annotation.picture_unread' },
      });
    });
  });

  describe('what is not an annotation', () => {
    it.each<[string, string, number]>([
      ['a hundred thousand boxes', JSON.stringify(Array(40_000).fill({ label: 'a', bbox: [0, 0, 1, 1] })), 413],
      ['twenty thousand boxes', JSON.stringify(Array(20_000).fill({ label: 'a', bbox: [0, 0, 1, 1] })), 422],
      ['a hundred thousand numbers', JSON.stringify(Array(100_000).fill(1)), 422],
      ['Infinity', '[{"label":"a","bbox":[0,0,1e999,1]}]', 422],
      ['NaN', '[{"label":"a","bbox":[0,0,NaN,1]}]', 400],
      ['members of prototypes', '[{"label":"a","bbox":[0,0,1,1],"__proto__":{"x":1}}]', 400],
      ['constructors', '[{"label":"a","bbox":[0,0,1,1],"constructor":{"prototype":{"x":1}}}]', 400],
    ])('%s: refused', async (_, objects, status) => {
      const { url } = await annotated({ objects: [cow] }, boxes);
      const body = `{"annotation":{"objects":${objects}}}`;
      const answer = await world.send('PATCH', url, ann, body, { 'content-type': 'application/json' });
      expect(answer.status).toBe(status);
      expect((await world.get(url)).body['version']).toBe(1);
    });

    it('bytes that are no UTF-8: refused, or kept as the sign for that', async () => {
      const { url } = await annotated({ caption: 'A cow.' });
      const body = Buffer.concat([
        Buffer.from('{"annotation":{"caption":"'),
        Buffer.from([0xc3, 0x28]),
        Buffer.from('"}}'),
      ]);
      const answer = await world.send('PATCH', url, ann, body, { 'content-type': 'application/json' });
      expect([200, 400]).toContain(answer.status);
    });

    it('a foreign team’s content: not there', async () => {
      const teamId = newId<TeamId>();
      const { content, url } = await annotated({ caption: 'A cow.' });
      await world.test.asOwner(`INSERT INTO team (id, name) VALUES ($1, 'Foreigners')`, [teamId]);
      await world.test.asOwner(`UPDATE content SET status = 'pending', team_id = $2 WHERE id = $1`, [
        content.id,
        teamId,
      ]);
      const stranger = await world.person();
      const member = await world.person({ teams: [teamId] });

      for (const path of [url, `${url}/versions`, `${url}/blame`, `${url}/versions/1`]) {
        expect((await world.get(path, stranger)).status).toBe(404);
        expect((await world.get(path, member)).status).toBe(200);
      }
      expect((await edit(url, { caption: 'Mine.' }, 1, stranger)).status).toBe(404);
    });
  });
});
