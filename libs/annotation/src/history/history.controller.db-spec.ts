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

  const annotated = (annotation: unknown, source = caption) => world.annotated(ann, source, annotation);
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

    it('and annotations themselves name them to nobody else', async () => {
      const teamId = newId<TeamId>();
      await world.test.asOwner(`INSERT INTO team (id, name) VALUES ($1, 'Cow lovers')`, [teamId]);
      const member = await world.person({ teams: [teamId] });
      await world.test.asOwner(`INSERT INTO team_member (team_id, user_id, role) VALUES ($1, $2, 'viewer')`, [
        teamId,
        ann.userId,
      ]);
      const { content, url } = await annotated({ caption: 'A cow.' });
      const namesFor = async (as?: Principal) => [
        (await world.get(url, as)).body['userName'],
        (await world.get(`/contents/${content.id}/annotations`, as)).body.items[0]?.['userName'],
      ];

      expect(await namesFor()).toEqual([null, null]);
      expect(await namesFor(await world.person())).toEqual([null, null]);
      expect(await namesFor(member)).toEqual(['Someone', 'Someone']);
      expect(await namesFor(ann)).toEqual(['Someone', 'Someone']);
      expect(await namesFor(await world.person({ role: 'moderator' }))).toEqual(['Someone', 'Someone']);
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
});
