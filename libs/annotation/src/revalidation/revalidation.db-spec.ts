import type { Principal } from '@odr/access';
import type { RevalidationId } from '@odr/kernel';
import { JobQueue } from '@odr/platform';

import { SchemaValidator } from '../schema/schema-validator.js';
import { AnnotationSourceService } from '../source/annotation-source.service.js';
import { AnnotationWorld } from '../testing/annotation-world.js';
import { RevalidationProcessor } from './revalidation.processor.js';
import { RevalidationRepository } from './revalidation.repository.js';
import { SourcedAnnotationReader } from './sourced-annotation.reader.js';

const LOOSE = { type: 'object', required: ['mood'], properties: { mood: { type: 'string' } } };
const STRICT = { ...LOOSE, properties: { mood: { enum: ['calm', 'wild'] }, places: { items: { maximum: 9 } } } };

describe('another schema for what is annotated already', () => {
  let world: AnnotationWorld;
  let ann: Principal;
  let processor: RevalidationProcessor;

  beforeAll(async () => {
    world = await AnnotationWorld.start();
    ann = await world.person();
    processor = new RevalidationProcessor(
      world.test.db,
      world.provided(RevalidationRepository),
      world.provided(SourcedAnnotationReader),
      world.provided(AnnotationSourceService),
      world.provided(SchemaValidator),
      world.provided(JobQueue),
    );
  });
  afterAll(() => world.stop());

  /** A source of Ann's with one annotation for each value, each about a content of its own. */
  async function annotated(
    name: string,
    values: readonly object[],
    status: 'available' | 'pending' = 'available',
  ): Promise<{ url: string; annotations: string[] }> {
    const source = await world.post(
      '/annotation-sources',
      { name, type: 'other', annotationSchema: LOOSE, license: 'CC0-1.0' },
      ann,
    );
    const annotations: string[] = [];
    for (const annotation of values) {
      const { id } = await world.content(ann, { status });
      const made = await world.post(`/contents/${id}/annotations`, { sourceIds: [source.body['id']], annotation }, ann);
      expect(made.status).toBe(201);
      annotations.push(String(made.body['id']));
    }
    return { url: `/annotation-sources/${String(source.body['id'])}`, annotations };
  }

  const start = async (url: string): Promise<RevalidationId> => {
    const answer = await world.post(`${url}/revalidations`, {}, ann);
    expect(answer.status).toBe(202);
    return answer.body['id'] as RevalidationId;
  };
  const run = (revalidationId: string): Promise<void> => processor.revalidate({ data: { revalidationId } });
  const progress = async (id: string) => (await world.get(`/annotation-revalidations/${id}`, ann)).body;

  it('is tried first: which paths would break which rules, and nothing changes', async () => {
    const { url, annotations } = await annotated('Tried', [
      { mood: 'calm' },
      { mood: 'angry', places: [1, 10, 11] },
      { mood: 'sad' },
    ]);

    const answer = await world.post(`${url}/schemas/check`, { annotationSchema: STRICT }, ann);

    expect(answer).toMatchObject({
      status: 200,
      body: { total: 3, checked: 3, valid: 1, invalid: 2, isExact: true, invalidShare: { estimate: 2 / 3 } },
    });
    expect(answer.body['rules']).toMatchObject([
      { path: '/mood', code: 'enum', count: 2, samples: [{}, {}] },
      { path: '/places/*', code: 'maximum', count: 1, samples: [{ annotationId: annotations[1] }] },
    ]);
    expect(answer.body['changes']).toMatchObject([
      { path: '/mood', kind: 'narrowed', keyword: 'enum', mayBreak: true },
      { path: '/places', kind: 'added', mayBreak: true },
    ]);
    expect((await world.get(url, ann)).body).toMatchObject({ schemaVersion: 1, annotationSchema: LOOSE });
    expect((await world.post(`${url}/schemas/check`, {}, ann)).body).toMatchObject({ invalid: 0 });
    expect(
      (await world.post(`${url}/schemas/check`, { annotationSchema: { type: 'objekt' } }, ann)).body,
    ).toMatchObject({ code: 'annotation_source.invalid_schema' });
  });

  it('is for whoever owns the source, and shows samples only of what they may see', async () => {
    const { url } = await annotated('Whose', [{ mood: 'angry' }], 'pending');
    const admin = await world.person({ role: 'admin' });
    const other = await world.person();
    await world.test.asOwner(`UPDATE content SET deleted_at = now() WHERE id IN (
      SELECT content_id FROM annotation a JOIN annotation_source_link l ON l.annotation_id = a.id
        JOIN annotation_source s ON s.id = l.source_id WHERE s.name = 'Whose')`);

    for (const [path, body] of [
      ['schemas/check', { annotationSchema: STRICT }],
      ['revalidations', {}],
    ] as const)
      expect((await world.post(`${url}/${path}`, body, other)).status).toBe(403);
    const seen = await world.post(`${url}/schemas/check`, { annotationSchema: STRICT }, admin);
    expect(seen.body['rules']).toMatchObject([{ count: 1, samples: [] }]);
  });

  it('marks each annotation, lists what it refuses, and lets it be mended', async () => {
    const { url, annotations } = await annotated('Marked', [{ mood: 'calm' }, { mood: 'angry' }, { mood: 'sad' }]);
    await world.send('PATCH', url, ann, { annotationSchema: STRICT });

    const id = await start(url);
    expect(await start(url)).toBe(id);
    await run(id);

    expect(await progress(id)).toMatchObject({
      state: 'done',
      schemaVersion: 2,
      total: 3,
      checked: 3,
      valid: 1,
      invalid: 2,
    });
    const marks = await world.test.asOwner(
      `SELECT is_valid, schema_version FROM annotation_check WHERE annotation_id = ANY($1::uuid[]) ORDER BY annotation_id`,
      [annotations],
    );
    expect(marks).toEqual([true, false, false].map((is_valid) => ({ is_valid, schema_version: 2 })));

    const list = await world.get(`${url}/invalid-annotations?limit=1&total=true`, ann);
    expect(list.body).toMatchObject({ total: 2 });
    expect(list.body.items).toMatchObject([
      { annotationId: annotations[1], contentName: 'cow.jpg', errors: [{ path: '/mood', code: 'enum' }] },
    ]);
    const cursor = String(list.body['nextCursor']);
    const next = await world.get(`${url}/invalid-annotations?limit=1&cursor=${cursor}`, ann);
    expect(next.body.items).toMatchObject([{ annotationId: annotations[2] }]);

    await world.send('PATCH', `/annotations/${annotations[1]}`, ann, { annotation: { mood: 'wild' } });
    await world.send('DELETE', `/annotations/${annotations[2]}`, ann);
    expect((await world.get(`${url}/invalid-annotations`, ann)).body.items).toEqual([]);
  });

  it('goes on where a worker died, and never counts an annotation twice', async () => {
    const { url, annotations } = await annotated('Resumed', [{ mood: 'a' }, { mood: 'b' }, { mood: 'calm' }]);
    await world.send('PATCH', url, ann, { annotationSchema: STRICT });
    const id = await start(url);
    await world.test.asOwner(
      `UPDATE annotation_revalidation SET last_annotation_id = $2, invalid = 1, updated_at = now() - interval '1 hour' WHERE id = $1`,
      [id, annotations[0]],
    );
    await world.test.asOwner(`DELETE FROM job`);

    await processor.tend();
    expect(await world.test.asOwner(`SELECT payload FROM job`)).toEqual([{ payload: { revalidationId: id } }]);
    await Promise.all([run(id), run(id)]);

    expect(await progress(id)).toMatchObject({ state: 'done', checked: 3, invalid: 2 });
  });

  it('stops when it is told to, or when the schema is changed again', async () => {
    const { url } = await annotated('Stopped', [{ mood: 'a' }]);
    const first = await start(url);
    expect((await world.post(`/annotation-revalidations/${first}/cancel`, {}, await world.person())).status).toBe(403);
    for (let repeat = 0; repeat < 2; repeat++)
      expect((await world.post(`/annotation-revalidations/${first}/cancel`, {}, ann)).body).toMatchObject({
        state: 'cancelled',
      });
    await run(first);
    expect(await progress(first)).toMatchObject({ state: 'cancelled', checked: 0 });

    const second = await start(url);
    await world.send('PATCH', url, ann, { annotationSchema: STRICT });
    await run(second);
    expect(await progress(second)).toMatchObject({ state: 'superseded' });
    const third = await start(url);
    await run(third);
    expect(await world.post(`/annotation-revalidations/${third}/cancel`, {}, ann)).toMatchObject({
      status: 409,
      body: { code: 'annotation_revalidation.not_running', state: 'done' },
    });
    const { body } = await world.get(`${url}/revalidations?limit=2`, ann);
    expect(body.items.map(({ state }) => state)).toEqual(['done', 'superseded']);
  });

  it('is judged by a sample when there are very many', async () => {
    const { url } = await annotated('Many', [{ mood: 'calm' }]);
    await world.test.asOwner(
      `WITH made AS (INSERT INTO annotation (id, content_id, annotation, user_id)
         SELECT gen_random_uuid(), (SELECT content_id FROM annotation LIMIT 1),
                jsonb_build_object('mood', CASE WHEN n % 4 = 0 THEN 'angry' ELSE 'calm' END), $1
           FROM generate_series(1, 30000) AS n RETURNING id)
       INSERT INTO annotation_source_link (annotation_id, source_id) SELECT id, $2 FROM made`,
      [ann.userId, url.split('/').at(-1)],
    );
    const { body } = await world.post(`${url}/schemas/check`, { annotationSchema: STRICT }, ann);
    expect(body).toMatchObject({ total: 30_001, isExact: false });
    expect(Number(body['checked'])).toBeLessThan(22_000);
    const { low, high } = body['invalidShare'] as { low: number; high: number };
    expect(low).toBeLessThan(0.26);
    expect(high).toBeGreaterThan(0.24);
    expect((await world.get(url, ann)).body['annotationCount']).toBe(10_000);
  });
});
