import type { Principal } from '@odr/access';
import { newId, type TeamId } from '@odr/kernel';

import { AnnotationWorld } from '../testing/annotation-world.js';

const cow = { label: 'cow', bbox: [10, 10, 100, 50] };
const dog = { label: 'dog', bbox: [200, 10, 40, 50] };
const hen = { label: 'hen', bbox: [300, 10, 20, 20] };

describe('editing annotations', () => {
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

    it('comes alone', async () => {
      const { url } = await annotated({ objects: [cow] }, boxes);
      const both = { annotation: { objects: [dog] }, patch: [{ op: 'remove', path: '/objects/0' }] };
      expect(await world.send('PATCH', url, ann, both)).toMatchObject({
        status: 400,
        body: { errors: [{ path: 'patch' }] },
      });
    });

    it.each<[string, unknown, number]>([
      ['do not fit', [{ op: 'remove', path: '/objects/7' }], 422],
      ['fail a test', [{ op: 'test', path: '/objects/0/label', value: 'hen' }], 422],
      ['reach for prototypes', [{ op: 'add', path: '/__proto__/polluted', value: 1 }], 422],
      ['leave something invalid', [{ op: 'replace', path: '/objects/0/bbox', value: [0, 0, -1, 1] }], 422],
      ['lead out of the picture', [{ op: 'replace', path: '/objects/0/bbox', value: [600, 0, 50, 1] }], 422],
      ['name no place', [{ op: 'add', path: 'objects', value: [] }], 422],
      ['do something of their own', [{ op: 'explode', path: '' }], 400],
      ['are no list', { op: 'remove', path: '' }, 400],
    ])('that %s are refused', async (_, patch, status) => {
      const { url } = await annotated({ objects: [cow] }, boxes);
      expect((await world.send('PATCH', url, ann, { patch })).status).toBe(status);
      expect((await world.get(url)).body['version']).toBe(1);
      expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
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
