import { gunzipSync, constants } from 'node:zlib';
import type { Principal } from '@odr/access';

import { AnnotationWorld, linesOf } from '../testing/annotation-world.js';
import { acceptsGzip } from './ndjson-answer.js';

describe('the export of annotations', () => {
  let world: AnnotationWorld;
  let ann: Principal;
  let caption: string;
  let tags: string;

  beforeAll(async () => {
    world = await AnnotationWorld.start();
    ann = await world.person();
    [caption, tags] = [await world.shipped('caption'), await world.shipped('tags')];
  });
  afterAll(() => world.stop());

  const exported = async (query: Record<string, string>, as?: Principal) =>
    linesOf((await world.get(`/annotations/bulk?${new URLSearchParams(query).toString()}`, as)).text);
  const captionsOf = async (query: Record<string, string>, as?: Principal) =>
    (await exported(query, as)).map(({ annotation }) => (annotation as { caption?: string }).caption);

  it('gives each annotation as it is read alone, but for names of people', async () => {
    const content = await world.content(ann);
    const [saved] = await world.bulk(
      [{ contentId: content.id, sourceIds: [caption], annotation: { caption: 'Ein „Rind“ \\ \u2028 🐄' } }],
      ann,
    );
    const [out] = await exported({ contentId: content.id });
    const { userName, ...alone } = (await world.get(`/annotations/${String(saved?.id)}`)).body;

    const { cursor, content: about, ...annotation } = out ?? {};
    expect(annotation).toEqual(alone);
    expect(userName).toBeNull();
    expect(about).toMatchObject({ name: 'cow.jpg', sha256: content.sha256, license: 'CC0-1.0' });
    expect(await exported({ contentId: content.id, cursor: String(cursor) })).toEqual([]);
  });

  it('tells places as fractions and counts tokens where it is asked to, and is taken in again as it came', async () => {
    const content = await world.content(ann);
    await world.test.asOwner(`UPDATE content SET width = 640, height = 480 WHERE id = $1`, [content.id]);
    const about = { contentId: content.id };
    const pixels = { objects: [{ label: 'cow', bbox: [320, 120, 64, 48] }] };
    const fractions = { objects: [{ label: 'cow', bbox: [0.5, 0.25, 0.1, 0.1] }] };
    const boxes = [await world.shipped('boxes')];
    await world.bulk(
      [
        { ...about, sourceIds: boxes, annotation: fractions, coordinates: 'normalised' },
        { ...about, sourceIds: [caption], annotation: { caption: 'grabbed' } },
        { ...about, sourceIds: [caption], annotation: { caption: 'grabbed' }, coordinates: 'inches' },
      ],
      ann,
    );

    expect(await exported(about)).toMatchObject([{ annotation: pixels }, {}]);
    const told = await exported({ ...about, coordinates: 'normalised', tokens: 'llama' });
    expect(told).toMatchObject([
      { annotation: fractions, coordinates: 'normalised', tokens: {} },
      { annotation: { caption: 'grabbed' }, tokens: { caption: 4 } },
    ]);

    const bob = await world.person();
    expect((await world.bulk(told, bob)).map(({ status }) => status)).toEqual([201, 201]);
    expect((await world.bulk(told, bob)).map(({ status }) => status)).toEqual([200, 200]);
    expect((await exported({ ...about, userId: bob.userId })).map(({ annotation }) => annotation)).toEqual([
      pixels,
      { caption: 'grabbed' },
    ]);
    expect((await world.get('/annotations/bulk?coordinates=inches')).status).toBe(400);
    expect((await world.get('/annotations/bulk?tokens=words')).status).toBe(400);
  });

  it('narrows by what contents and annotations have', async () => {
    const bob = await world.person();
    const red = await world.content(bob, { name: 'red barn.jpg' });
    const blue = await world.content(bob, { name: 'blue.jpg' });
    await world.test.asOwner(`UPDATE content SET license = 'CC-BY-4.0', width = 900, height = 500 WHERE id = $1`, [
      red.id,
    ]);
    await world.bulk(
      [
        { contentId: red.id, sourceIds: [caption], annotation: { caption: 'one', language: 'en' } },
        { contentId: red.id, sourceIds: [caption], annotation: { caption: 'two', language: 'en-GB' } },
        { contentId: blue.id, sourceIds: [caption], annotation: { caption: 'three', language: 'de' } },
        { contentId: blue.id, sourceIds: [tags], annotation: { tags: ['sky'] } },
      ],
      bob,
    );
    const mine = { contentUserId: bob.userId };

    expect(await captionsOf({ ...mine, license: 'CC-BY-4.0' })).toEqual(['one', 'two']);
    expect(await captionsOf({ ...mine, language: 'EN' })).toEqual(['one', 'two']);
    expect(await captionsOf({ ...mine, language: 'en-gb' })).toEqual(['two']);
    expect(await captionsOf({ ...mine, q: 'BARN' })).toEqual(['one', 'two']);
    expect(await captionsOf({ ...mine, minWidth: '800' })).toEqual(['one', 'two']);
    expect(await captionsOf({ ...mine, tag: 'sky', sourceId: caption })).toEqual(['three']);
    expect(await captionsOf({ ...mine, userId: ann.userId })).toEqual([]);
    expect(await captionsOf({ ...mine, manuallyAdjusted: 'true' })).toEqual([]);
    expect(await captionsOf({ ...mine, sourceId: caption, manuallyAdjusted: 'false' })).toHaveLength(3);
    expect(await captionsOf({ ...mine, contentCreatedTo: '2020-01-01T00:00:00Z' })).toEqual([]);
    expect(await captionsOf({ ...mine, updatedFrom: '2020-01-01T00:00:00Z', sourceId: tags })).toHaveLength(1);
    expect((await world.get('/annotations/bulk?license=x&licence=y')).status).toBe(400);
  });

  it('goes on behind the last whole line, wherever it was cut, packed or not', async () => {
    const content = await world.content(ann);
    const lines = Array.from({ length: 300 }, (_, index) => ({
      contentId: content.id,
      sourceIds: [caption],
      annotation: { caption: `Cow ${index} ${'ü'.repeat(index % 7)}` },
    }));
    await world.bulk(lines, ann);
    const path = `/annotations/bulk?contentId=${content.id}`;
    const whole = Buffer.from((await world.get(path)).text);

    for (const at of [0, 1, 700, 40_000, 90_001, whole.length - 1, whole.length]) {
      const kept = whole.subarray(0, whole.subarray(0, at).lastIndexOf(0x0a) + 1).toString();
      const cursor = linesOf(kept).at(-1)?.['cursor'];
      const rest = (await world.get(cursor === undefined ? path : `${path}&cursor=${String(cursor)}`)).text;
      expect(kept + rest).toBe(whole.toString());
    }

    const packed = await world.raw(path, { 'accept-encoding': 'br, gzip;q=0.5' });
    expect(packed.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'accept-encoding' });
    expect(gunzipSync(packed.bytes).toString()).toBe(whole.toString());
    const half = gunzipSync(packed.bytes.subarray(0, packed.bytes.length >> 1), {
      finishFlush: constants.Z_SYNC_FLUSH,
    });
    expect(half.length).toBeGreaterThan(0);
    expect(whole.subarray(0, half.length).equals(half)).toBe(true);
  });

  it('keeps pages small where values are large', async () => {
    const content = await world.content(ann);
    const large = { caption: 'x'.repeat(90_000) };
    await world.bulk(
      Array.from({ length: 60 }, () => ({ contentId: content.id, sourceIds: [caption], annotation: large })),
      ann,
    );
    expect(await exported({ contentId: content.id })).toHaveLength(60);
  });

  it.each([
    ['gzip', true],
    ['deflate, GZIP;q=0.1', true],
    ['*', true],
    ['gzip;q=0, *', false],
    ['br', false],
    [undefined, false],
  ])('is packed for %s: %s', (header, expected) => {
    expect(acceptsGzip(header)).toBe(expected);
  });
});
