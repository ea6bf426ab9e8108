import { existsSync, readFileSync } from 'node:fs';
import type { Principal } from '@odr/access';

import { baseNameOf, readGraphcapLine } from '@odr/content';
import { AnnotationWorld, linesOf } from '../testing/annotation-world.js';

const CAPTION = { caption: 'A cow.' };
const FIXTURE = '../shared/fixtures/omi/output.jsonl';

describe('annotations by the line', () => {
  let world: AnnotationWorld;
  let ann: Principal;
  let sourceIds: string[];

  beforeAll(async () => {
    world = await AnnotationWorld.start();
    ann = await world.person();
    sourceIds = [await world.shipped('caption')];
  });
  afterAll(() => world.stop());

  it('are answered in order, the bad ones without harm to the good', async () => {
    const content = await world.content(ann, { name: 'one.jpg' });
    const hidden = await world.content(await world.person(), { status: 'pending' });
    const good = { contentId: content.id, sourceIds, annotation: CAPTION };

    const results = await world.bulk(
      [
        JSON.stringify(good),
        '{"contentId": "broken',
        JSON.stringify({ ...good, contentId: undefined, sha256: content.sha256 }),
        JSON.stringify({ ...good, annotation: { caption: 'x'.repeat(5_000_000) } }),
        JSON.stringify({ ...good, annotation: { caption: 7 } }),
        '',
        JSON.stringify({ ...good, contentId: hidden.id }),
        JSON.stringify({ ...good, sourceIds: ['01900000-0000-7000-8000-000000000000'] }),
        JSON.stringify({ ...good, userId: ann.userId }),
        JSON.stringify({ ...good, annotation: { caption: 'a\0' } }),
        JSON.stringify({ ...good, contentId: undefined, filename: './pictures/one.jpg' }),
      ].join('\n'),
      ann,
    );

    expect(
      results.map(({ line, status, error }) => [line, status, (error as { code?: string } | undefined)?.code]),
    ).toEqual([
      [1, 201, undefined],
      [2, 400, 'annotation.broken_line'],
      [3, 201, undefined],
      [4, 413, 'annotation.too_large'],
      [5, 422, 'annotation.schema_violation'],
      [7, 422, 'annotation.content_unknown'],
      [8, 404, 'annotation_source.not_found'],
      [9, 400, 'request.invalid'],
      [10, 422, 'annotation.schema_violation'],
      [11, 201, undefined],
    ]);
    expect((await world.get(`/contents/${content.id}/annotations`)).body.items).toHaveLength(3);
  });

  it('are added once under one client id, also within one request', async () => {
    const content = await world.content(ann);
    const lines = ['a', 'b', 'a'].map((clientId) => ({
      clientId,
      contentId: content.id,
      sourceIds,
      annotation: CAPTION,
    }));

    const first = await world.bulk(lines, ann);
    const again = await world.bulk(lines, ann);

    expect(first.map(({ status }) => status)).toEqual([201, 201, 200]);
    expect(again.map(({ status, clientId }) => [status, clientId])).toEqual([
      [200, 'a'],
      [200, 'b'],
      [200, 'a'],
    ]);
    expect(again.map(({ id }) => id)).toEqual(first.map(({ id }) => id));
    expect((await world.get(`/contents/${content.id}/annotations`)).body.items).toHaveLength(2);
  });

  it('are added once under one idempotency key, without client ids too', async () => {
    const content = await world.content(ann);
    const lines = ['own', undefined].map((clientId) => ({
      clientId,
      contentId: content.id,
      sourceIds,
      annotation: CAPTION,
    }));

    const first = await world.bulk(lines, ann, { 'idempotency-key': 'key-of-lines' });
    const again = await world.bulk(lines, ann, { 'idempotency-key': 'key-of-lines' });

    expect(first.map(({ status }) => status)).toEqual([201, 201]);
    expect(again.map(({ id }) => id)).toEqual(first.map(({ id }) => id));
    expect((await world.get(`/contents/${content.id}/annotations`)).body.items).toHaveLength(2);
  });

  it('do not guess between two files of one name, unless one is the caller’s', async () => {
    const others = await world.person();
    await world.content(others, { name: 'twin.jpg' });
    await world.content(others, { name: 'twin.jpg' });
    const line = { filename: 'twin.jpg', sourceIds, annotation: CAPTION };

    const [ambiguous] = await world.bulk([line], ann);
    const mine = await world.content(ann, { name: 'twin.jpg' });
    const [found] = await world.bulk([line], ann);

    expect(ambiguous).toMatchObject({ status: 422, error: { code: 'annotation.content_unknown', candidates: 2 } });
    expect(found).toMatchObject({ status: 201 });
    expect((await world.get(`/contents/${mine.id}/annotations`)).body.items).toHaveLength(1);
  });

  it('need the certificate of origin, and NDJSON', async () => {
    const headers = { 'content-type': 'application/x-ndjson' };
    const stranger = await world.person({ hasAccepted: false });
    expect((await world.send('POST', '/annotations/bulk', stranger, '{}', headers)).status).toBe(403);
    expect((await world.send('POST', '/annotations/bulk', undefined, '{}', headers)).status).toBe(401);
    expect(await world.post('/annotations/bulk', {}, ann)).toMatchObject({
      status: 415,
      body: { code: 'request.unsupported_media_type' },
    });
  });

  it('come out again, filtered, and can be resumed behind any line', async () => {
    const bob = await world.person();
    const content = await world.content(bob);
    const lines = Array.from({ length: 120 }, (_, index) => ({
      contentId: content.id,
      sourceIds,
      annotation: { caption: `Cow ${index}.` },
    }));
    await world.bulk(lines, bob);

    const all = linesOf((await world.get(`/annotations/bulk?userId=${bob.userId}`)).text);
    const rest = linesOf(
      (await world.get(`/annotations/bulk?userId=${bob.userId}&cursor=${String(all[99]?.['cursor'])}`)).text,
    );

    expect(all.map(({ annotation }) => annotation)).toEqual(lines.map(({ annotation }) => annotation));
    expect(all[0]).toMatchObject({ contentId: content.id, content: { sha256: content.sha256, license: 'CC0-1.0' } });
    expect(rest).toEqual(all.slice(100));
    expect(
      linesOf((await world.get(`/annotations/bulk?userId=${bob.userId}&createdTo=2020-01-01T00:00:00Z`)).text),
    ).toEqual([]);
    expect((await world.get('/annotations/bulk?cursor=nonsense')).status).toBe(400);
  });

  it('do not show what is hidden', async () => {
    const content = await world.content(ann, { status: 'pending' });
    await world.bulk([{ contentId: content.id, sourceIds, annotation: CAPTION }], ann);
    const url = `/annotations/bulk?contentId=${content.id}`;
    expect(linesOf((await world.get(url)).text)).toHaveLength(0);
    expect(linesOf((await world.get(url, ann)).text)).toHaveLength(1);
  });

  const withFixture = existsSync(FIXTURE) ? it : it.skip;
  if (!existsSync(FIXTURE)) console.warn(`Skipped: ${FIXTURE} is not here.`);

  withFixture('take the file of the original pipeline: five joined by name, two reported', async () => {
    const graphcap = [await world.shipped('graphcap')];
    const captions = readFileSync(FIXTURE, 'utf8')
      .split('\n')
      .flatMap((text, index) => {
        const reading = readGraphcapLine(text, index + 1);
        return reading?.ok ? [reading.caption] : [];
      });
    for (const { filename } of captions.filter(({ baseName }) => baseName.endsWith('.jpg')))
      await world.content(ann, { name: baseNameOf(filename) });

    const results = await world.bulk(
      captions.map(({ filename, value }) => ({
        filename,
        sourceIds: graphcap,
        annotation: value,
        clientId: `omi:${filename}`,
      })),
      ann,
    );

    expect(results.filter(({ status }) => status === 201)).toHaveLength(5);
    expect(results.filter(({ status }) => status === 422).map(({ line }) => line)).toEqual([6, 7]);
  });
});
