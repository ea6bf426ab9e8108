import { gzipSync } from 'node:zlib';
import type { Principal } from '@odr/access';

import { AnnotationWorld, linesOf } from '../testing/annotation-world.js';
import { zipOf, type ZipFile } from './zip-of.js';

describe('annotations in the formats of others', () => {
  let world: AnnotationWorld;
  let ann: Principal;

  beforeAll(async () => {
    world = await AnnotationWorld.start();
    ann = await world.person();
  });
  afterAll(() => world.stop());

  const picture = async (name: string) => {
    const content = await world.content(ann, { name });
    await world.test.asOwner(`UPDATE content SET width = 640, height = 480 WHERE id = $1`, [content.id]);
    return content;
  };
  const take = async (format: string, file: string | Uint8Array, query = '') => {
    const form = new FormData();
    form.set('file', new File([typeof file === 'string' ? file : new Uint8Array(file)], 'file'));
    const { headers, body } = new Response(form);
    const bytes = Buffer.from(await new Response(body).arrayBuffer());
    const type = { 'content-type': headers.get('content-type') ?? '' };
    const answer = await world.send('POST', `/annotations/import?format=${format}${query}`, ann, bytes, type);
    if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text}`);
    return linesOf(answer.text);
  };
  const packed = async (...files: ZipFile[]) => {
    const all = async function* () {
      yield* files;
    };
    const chunks: Uint8Array[] = [];
    for await (const chunk of zipOf(all())) chunks.push(chunk);
    return Buffer.concat(chunks);
  };
  const statuses = (lines: readonly Record<string, unknown>[]) =>
    lines.map(({ where, status, error }) => [where, status, (error as { code?: string } | undefined)?.code]);

  it('come out, and in again once, after a look that keeps nothing', async () => {
    const cow = await picture('round.jpg');
    const [boxes, caption] = [await world.shipped('boxes'), await world.shipped('caption')];
    await world.bulk(
      [
        { contentId: cow.id, sourceIds: [boxes], annotation: { objects: [{ label: 'cow', bbox: [1, 2, 30.5, 40] }] } },
        { contentId: cow.id, sourceIds: [caption], annotation: { caption: '=A cow.', language: 'en' } },
      ],
      ann,
    );
    for (const format of ['coco-instances', 'coco-captions', 'csv', 'graphcap', 'hugging-face', 'pascal-voc', 'yolo']) {
      const { bytes, headers } = await world.raw(
        `/annotations/export?format=${format}&contentId=${cow.id}&userId=${ann.userId}`,
        {},
      );
      expect(headers['content-disposition']).toContain(`annotations-${format}`);
      const looked = await take(format, bytes, '&dryRun=true');
      expect(looked.map(({ status }) => status)).toEqual(format === 'yolo' ? [200] : [200, 200]);
    }
    const { bytes } = await world.raw(`/annotations/export?format=csv&contentId=${cow.id}`, {});
    expect((await take('csv', bytes)).map(({ status }) => status)).toEqual([201, 201]);
    expect((await take('csv', bytes)).map(({ status }) => status)).toEqual([200, 200]);
  });

  it('say beforehand what is lost', async () => {
    const cow = await picture('lost.jpg');
    const caption = await world.shipped('caption');
    await world.bulk([{ contentId: cow.id, sourceIds: [caption], annotation: { caption: 'A cow.' } }], ann);
    const query = `format=yolo&contentId=${cow.id}`;

    const preview = (await world.get(`/annotations/export/preview?${query}`)).body;
    const losses = linesOf((await world.get(`/annotations/export/losses?${query}`)).text);

    expect(preview).toMatchObject({ annotations: 1, looked: 1, report: { lossy: 1, lostAt: { '': 1 } } });
    expect(losses).toMatchObject([{ contentId: cow.id, paths: [''] }]);
    expect((await world.get('/annotations/export?format=excel')).status).toBe(400);
  });

  it('tell of each wrong thing in a COCO file, and take the rest', async () => {
    await picture('coco.jpg');
    const images = [
      { id: 1, file_name: 'coco.jpg', width: 640, height: 480 },
      { id: 1, file_name: 'other.jpg' },
      { id: 2, file_name: 'nobody-has-it.jpg' },
    ];
    const row = { image_id: 1, category_id: 7, bbox: [10, 10, 20, 20] };
    const annotations = [
      { id: 1, ...row, segmentation: { size: [480, 640], counts: [1, 2] } },
      { id: 1, ...row },
      { id: 3, category_id: 7, bbox: [1, 1, 1, 1] },
      { id: 4, ...row, category_id: 8 },
      { id: 5, ...row, image_id: 9 },
      { id: 6, ...row, image_id: 2 },
    ];
    const file = { images, annotations, categories: [{ id: 7, name: 'cow' }] };

    const told = await take('coco-instances', JSON.stringify(file));

    expect(statuses(told)).toEqual([
      ['images[1]', 422, 'annotation.unreadable'],
      ['annotations[1]', 422, 'annotation.unreadable'],
      ['annotations[2]', 422, 'annotation.unreadable'],
      ['annotations[3]', 422, 'annotation.unreadable'],
      ['annotations[4]', 422, 'annotation.unreadable'],
      ['annotations[0]', 201, undefined],
      ['annotations[5]', 422, 'annotation.content_unknown'],
    ]);
    expect(told[5]).toMatchObject({ picture: 'coco.jpg', losses: ['segmentation'] });
    const wrong = { ...file, images: images.slice(0, 1), annotations: [{ id: 1, ...row, bbox: [-5, 10, 20, -20] }] };
    expect((await take('coco-instances', JSON.stringify(wrong)))[0]).toMatchObject({
      status: 422,
      error: {
        code: 'annotation.schema_violation',
        errors: [{ path: '/annotation/objects/0/bbox/0', code: 'minimum' }, {}, {}],
      },
    });
    expect(statuses(await take('coco-instances', '{"images":[],"annotations":[{"bbox":[NaN]}]}'))).toEqual([
      ['the file', 422, 'annotation.unreadable'],
    ]);
  });

  it('open no entity, no path out of an archive and no bomb', async () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]><annotation>&b;</annotation>`;
    expect(statuses(await take('pascal-voc', bomb))).toEqual([['file', 422, 'annotation.unreadable']]);
    expect(statuses(await take('pascal-voc', '<annotation><object>'))).toEqual([
      ['file', 422, 'annotation.unreadable'],
    ]);

    await picture('yolo.jpg');
    const classes = { path: 'classes.txt', text: 'cow\n' };
    const labels = await packed(
      classes,
      { path: 'labels/yolo.txt', text: '0 0.5 0.5 0.25 0.5\n9 1 1 1 1\n0 x\n' },
      { path: 'labels/zeros.txt', text: '0'.repeat(15_000_000) },
    );
    const told = await take('yolo', labels, '&dryRun=true');
    expect(statuses(told)).toEqual([
      ['labels/yolo.txt line 2', 422, 'annotation.unreadable'],
      ['labels/yolo.txt line 3', 422, 'annotation.unreadable'],
      ['labels/yolo.txt', 200, undefined],
      ['labels/zeros.txt', 422, 'annotation.unreadable'],
    ]);
    expect(told[2]).toMatchObject({ annotation: { objects: [{ label: 'cow', bbox: [240, 120, 160, 240] }] } });
    const slip = Buffer.from(labels.toString('latin1').replaceAll('labels/yolo', '../../yolo1'), 'latin1');
    expect(statuses(await take('yolo', slip, '&dryRun=true'))[0]).toEqual([
      '../../yolo1.txt',
      422,
      'annotation.unreadable',
    ]);
    expect(statuses(await take('yolo', 'no archive'))).toEqual([['the file', 422, 'annotation.unreadable']]);
  });

  it('keep what spreadsheets would reckon, and name rows that are broken', async () => {
    await picture('sheet.jpg');
    const rows = 'file_name,caption,language\r\nsheet.jpg,"\'=1+1, ""really""",en\r\n,lost,\r\nsheet.jpg,,\r\n';
    const told = await take('csv', `\uFEFF${rows}`, '&dryRun=true');
    expect(told).toMatchObject([
      { status: 200, annotation: { caption: '=1+1, "really"', language: 'en' } },
      { status: 422 },
      { status: 422 },
    ]);
  });

  it('stay apart from what breaks in the middle: foreign ids, names no database keeps, packing that is cut', async () => {
    await picture('packed.jpg');
    const lines = [
      { file_name: 'packed.jpg', content_id: '17', text: 'A cow.' },
      { file_name: 'a\0.jpg', text: 'A cow.' },
      { file_name: 'packed.jpg', odr: [{ sources: ['cap\0tion'], value: { caption: 'A cow.' } }] },
      { file_name: 'packed.jpg', text: 'A \0.' },
      { file_name: 'packed.jpg', text: 'A calf.' },
    ].map((line) => `${JSON.stringify(line)}\n`);
    const packed = gzipSync(lines.join(''));
    expect(statuses(await take('hugging-face', packed))).toEqual([
      ['line 1', 201, undefined],
      ['line 2', 422, 'annotation.unreadable'],
      ['line 3', 404, 'annotation_source.not_found'],
      ['line 4', 422, 'annotation.schema_violation'],
      ['line 5', 201, undefined],
    ]);
    const cut = statuses(await take('hugging-face', packed.subarray(0, packed.length - 8), '&dryRun=true'));
    expect(cut.at(-1)).toEqual(['the rest of the file', 422, 'annotation.unreadable']);
    expect(cut).toHaveLength(6);
  });

  it('need a file, and a source that is there', async () => {
    expect((await world.post('/annotations/import?format=csv', {}, ann)).body).toMatchObject({
      code: 'content.missing_file',
    });
    await expect(take('csv', 'a\n', '&sourceId=01900000-0000-7000-8000-000000000000')).rejects.toThrow('404');
  });
});
