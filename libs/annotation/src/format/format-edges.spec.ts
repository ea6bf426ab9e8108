import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { constants, gzipSync } from 'node:zlib';
import { tarOf, zipOf } from '@odr/content/testing';
import { LocalBlobStore } from '@odr/platform';

import { type Found, isUnreadable } from './exchange.js';
import { type FormatName, FORMATS } from './formats.js';
import { StoredFile } from './stored-file.js';

let folder: string;
let blobs: LocalBlobStore;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'format-edges-'));
  blobs = new LocalBlobStore(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function read(format: FormatName, bytes: Buffer | string): Promise<{ found: Found[]; damage?: string }> {
  const file = new StoredFile(blobs, await blobs.put('sealed', Buffer.from(bytes)), 'file');
  const found: Found[] = [];
  for await (const one of FORMATS[format].read(file)) found.push(one);
  return { found, ...(file.damage === undefined ? {} : { damage: file.damage }) };
}

/** Each as one line: where it stands, and its value, or why there is none. */
const told = async (format: FormatName, bytes: Buffer | string): Promise<unknown[]> =>
  (await read(format, bytes)).found.map((one) =>
    isUnreadable(one)
      ? [one.where, one.code, one.message]
      : [one.where, typeof one.value === 'function' ? one.value({ width: 100, height: 100 }) : one.value],
  );

/** The same without what is only for people. */
const kinds = async (format: FormatName, bytes: Buffer | string): Promise<unknown[]> =>
  (await told(format, bytes)).map((one) => (one as unknown[]).slice(0, 2));

const zipped = (files: Record<string, string | Buffer>): Buffer =>
  zipOf(Object.entries(files).map(([name, data]) => ({ name, data: Buffer.from(data) })));

const NAMES = [
  'a,b "c".jpg',
  'two\nlines.jpg',
  'שלום עולם.png',
  '\u202Egpj.exe',
  '🐄👩‍👩‍👧.webp',
  "it's & <b>.jpg",
  ' .jpg',
];

describe('names of pictures', () => {
  const refersTo = async (format: FormatName, file: string): Promise<unknown[]> =>
    (await read(format, file)).found.map((one) => (isUnreadable(one) ? one.code : one.reference.value));

  it.each(['csv', 'graphcap', 'hugging-face', 'coco-captions'] as const)('come whole out of %s', async (format) => {
    const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;
    const files: Record<typeof format, string> = {
      csv: ['file_name,caption', ...NAMES.map((name) => `${cell(name)},A cow.`)].join('\r\n'),
      graphcap: NAMES.map((filename) => JSON.stringify({ filename, parsed: { tags_list: [] } })).join('\r\n'),
      'hugging-face': NAMES.map((name) => JSON.stringify({ file_name: name, text: 'A cow.' })).join('\n'),
      'coco-captions': JSON.stringify({
        images: NAMES.map((name, id) => ({ id, file_name: name })),
        annotations: NAMES.map((_name, id) => ({ id, image_id: id, caption: 'A cow.' })),
      }),
    };
    expect(await refersTo(format, files[format])).toEqual(NAMES);
    expect(await refersTo(format, `\uFEFF${files[format]}`)).toEqual(NAMES);
  });

  it('must not hold NUL, and ids of others are no ids of ours', async () => {
    const line = (object: object): string => `${JSON.stringify({ text: 'A cow.', ...object })}\n`;
    expect(
      await refersTo(
        'hugging-face',
        line({ file_name: 'a\0.jpg' }) +
          line({ content_id: '17', sha256: 'ff', file_name: 'b.jpg' }) +
          line({ content_id: '17' }) +
          line({ sha256: 'AB'.repeat(32) }),
      ),
    ).toEqual(['no_picture', 'b.jpg', 'no_picture', 'ab'.repeat(32)]);
    expect(await kinds('graphcap', '{"filename":"a\\u0000.jpg","parsed":{}}')).toEqual([['line 1', 'no_picture']]);
    expect(await kinds('coco-captions', '{"images":[{"id":1,"file_name":"\\u0000"}],"annotations":[]}')).toEqual([
      ['images[0]', 'broken'],
    ]);
  });
});

describe('lines', () => {
  const line = (text: string): string => JSON.stringify({ file_name: 'a.jpg', text });

  it('that are not UTF-8, too long or too deep are told, and the others stay', async () => {
    const deep = `{"file_name":"a.jpg","tags":${'['.repeat(5_000)}${']'.repeat(5_000)}}`;
    const file = Buffer.concat([
      Buffer.from(`${line('one')}\r\n\r\n`),
      Buffer.from([0x22, 0xff, 0x22, 0x0a]),
      Buffer.from(`${deep}\n{"file_name":"a.jpg","text":NaN}\n`),
      Buffer.alloc(17_000_000, '0'),
      Buffer.from(`\n${line('last')}`),
    ]);
    expect(await told('hugging-face', file)).toEqual([
      ['line 1', { caption: 'one' }],
      ['line 3', 'broken', 'The line is not UTF-8.'],
      ['line 4', 'broken', 'It is nested more than 100 levels deep.'],
      ['line 5', 'broken', expect.stringContaining('NaN')],
      ['line 6', 'broken', 'The line has more than 16000000 bytes.'],
      ['line 7', { caption: 'last' }],
    ]);
    const graphcap = `{"filename":"a.jpg","parsed":{"a":${'['.repeat(5_000)}${']'.repeat(5_000)}}}\n`;
    expect(await kinds('graphcap', graphcap)).toEqual([['line 1', 'broken']]);
  });

  it('tell columns for which there is no place', async () => {
    const { found } = await read(
      'hugging-face',
      `${line('x').replace('}', ',"mood":"calm"}')}\n{"file_name":"b.jpg","mood":1}`,
    );
    expect(found).toMatchObject([
      { value: { caption: 'x' }, losses: ['mood'] },
      { where: 'line 2', code: 'not_supported', message: expect.stringContaining('mood') as unknown },
    ]);
  });
});

describe('packed files', () => {
  const lines = Array.from({ length: 4_000 }, (_none, at) =>
    JSON.stringify({ file_name: `${at}.jpg`, text: `Cow ${at}` }),
  );
  const text = lines.join('\n');

  it('are unpacked, in several parts too', async () => {
    expect((await read('hugging-face', gzipSync(text))).found).toHaveLength(4_000);
    const parts = Buffer.concat([gzipSync(`${lines[0]}\n`), gzipSync(lines[1] ?? '')]);
    expect(await read('hugging-face', parts)).toEqual({ found: [expect.anything(), expect.anything()] });
  });

  it('that break off give what is there, and say so', async () => {
    const packed = gzipSync(text);
    const { found, damage } = await read('hugging-face', packed.subarray(0, packed.length >> 1));
    expect(found.length).toBeGreaterThan(1_000);
    expect(found.filter(isUnreadable).length).toBeLessThanOrEqual(1);
    expect(damage).toBe('The gzip breaks off here.');
    const damaged = Buffer.from(packed).fill(0xff, packed.length >> 1, (packed.length >> 1) + 100);
    expect((await read('hugging-face', damaged)).damage).toMatch(/^The gzip (?:is damaged|breaks off) here/);
  });

  it('that unpack without end are given up, as lines, as JSON and as archives', async () => {
    const bomb = gzipSync(Buffer.alloc(110_000_000), { level: constants.Z_BEST_SPEED });
    expect(await read('hugging-face', bomb)).toMatchObject({
      found: [{ where: 'line 1', code: 'broken' }],
      damage: expect.stringContaining('It unpacks to more than') as unknown,
    });
    expect(await read('coco-captions', bomb)).toMatchObject({
      found: [{ where: 'the file', code: 'broken' }],
      damage: expect.stringContaining('It unpacks to more than') as unknown,
    });
    expect((await read('yolo', bomb)).damage).toContain('unpacks to more than');
  });
});

describe('a table', () => {
  it('may end its lines in any way, and says which row is wrong', async () => {
    const rows = [
      Buffer.from('\uFEFF"file_name",caption,language\r\na.jpg,"two\r\nlines",en\nb.jpg,A cow, brown,en\r'),
      Buffer.from('c.jpg,\xff,en\r\n', 'latin1'),
      Buffer.from('d.jpg,A calf.\r\n,,\r\ne.jpg,,en\r\nf.jpg,"open'),
    ];
    expect(await told('csv', Buffer.concat(rows))).toEqual([
      ['line 3', { caption: 'two\r\nlines', language: 'en' }],
      ['line 4', 'broken', expect.stringContaining('4 cells for 3 columns')],
      ['line 5', 'broken', 'The row is not UTF-8.'],
      ['line 6', { caption: 'A calf.' }],
      ['line 7', 'no_picture', expect.any(String)],
      ['line 8', 'broken', expect.stringContaining('no annotation')],
      ['the rest of the file', 'broken', expect.stringContaining('Quote Not Closed')],
    ]);
  });

  it('names each column once, and keeps no cell back in silence', async () => {
    expect(await kinds('csv', 'file_name,caption,Caption\na.jpg,x,y\n')).toEqual([['line 1', 'broken']]);
    const { found } = await read('csv', 'file_name,caption,tags,mood\na.jpg,A cow.,cow,calm\nb.jpg,A cow.,,\n');
    expect(found).toMatchObject([{ losses: ['mood', 'tags'] }, { losses: [] }]);
  });
});

describe('COCO', () => {
  const image = { id: 1, file_name: 'a.jpg' };
  const category = { id: 1, name: 'cow' };
  const row = { id: 1, image_id: 1, category_id: 1, bbox: [1, 2, 3, 4] };
  const instances = (file: object): Promise<unknown[]> =>
    told('coco-instances', JSON.stringify({ images: [image], categories: [category], annotations: [row], ...file }));
  const box = { label: 'cow', bbox: [1, 2, 3, 4] };

  it('tells where it is no JSON', async () => {
    const file = '{"images": [],\n "annotations": [{"caption": "NaN \\" \\\\"},\n  {"score": NaN}]}';
    expect(await told('coco-captions', file)).toEqual([
      ['the file', 'broken', expect.stringMatching(/line 3 column 13/)],
    ]);
    expect(await kinds('coco-captions', file.slice(0, 20))).toEqual([['the file', 'broken']]);
    expect(await told('coco-captions', Buffer.from('{"images":"\xff"}', 'latin1'))).toEqual([
      ['the file', 'broken', 'It is not UTF-8.'],
    ]);
    expect(await told('coco-captions', `\uFEFF{"images":[],\r\n"annotations":[]}\r\n`)).toEqual([]);
  });

  it('takes ids that are texts, and none that readers of JSON round', async () => {
    expect(
      await instances({
        images: [{ ...image, id: 'a' }],
        categories: [{ ...category, id: 'cow' }],
        annotations: [
          { ...row, id: 'x', image_id: 'a', category_id: 'cow' },
          { ...row, id: 'x', image_id: 'a', category_id: 'cow' },
        ],
      }),
    ).toEqual([
      ['annotations[1]', 'duplicate_id', 'The id x is taken by an annotation before it.'],
      ['annotations[0]', { objects: [box] }],
    ]);
    const huge =
      '{"images":[{"id":9007199254740992,"file_name":"a.jpg"},{"id":9007199254740993,"file_name":"b.jpg"}],"categories":[{"id":1,"name":"cow"}],"annotations":[{"image_id":9007199254740993,"category_id":1,"bbox":[1,2,3,4]}]}';
    expect(await told('coco-instances', huge)).toEqual([
      ['images[0]', 'broken', expect.stringContaining('2^53')],
      ['images[1]', 'broken', expect.stringContaining('2^53')],
      ['annotations[0]', 'no_picture', expect.any(String)],
    ]);
    expect(
      await instances({ images: [{ ...image, id: 1.5 }, { id: 2 }, { file_name: 'c.jpg' }], annotations: [] }),
    ).toEqual([
      ['images[0]', 'broken', expect.stringContaining('no id')],
      ['images[1]', 'broken', 'It has no name.'],
      ['images[2]', 'broken', expect.stringContaining('no id')],
    ]);
  });

  it('gives masks in run lengths as boxes, keeps crowds, and tells what else it leaves out', async () => {
    const { found } = await read(
      'coco-instances',
      JSON.stringify({
        images: [image],
        categories: [category],
        annotations: [
          { ...row, id: 1, iscrowd: 1, segmentation: { size: [10, 10], counts: [3, 4, 93] } },
          { ...row, id: 2, segmentation: { size: [10, 10], counts: 'PPYo0' }, track_id: 7 },
        ],
      }),
    );
    expect(found).toMatchObject([
      { value: { objects: [{ ...box, iscrowd: 1 }, box] }, losses: ['segmentation', 'segmentation', 'track_id'] },
    ]);
  });

  it('leaves lists that are no rings, and what nests without end, to be told', async () => {
    const flat = [1, 2, 3, 4, 5, 6];
    expect(await instances({ annotations: [{ ...row, segmentation: flat }, 7, null] })).toEqual([
      ['annotations[1]', 'broken', 'It is not an object.'],
      ['annotations[2]', 'broken', 'It is not an object.'],
      ['annotations[0]', { objects: [{ label: 'cow', segmentation: flat, bbox: [1, 2, 3, 4] }] }],
    ]);
    const deep = `{"a":${'['.repeat(5_000)}${']'.repeat(5_000)}}`;
    const file = JSON.stringify({
      images: [image],
      categories: [category],
      annotations: [{ ...row, attributes: 'deep' }],
    });
    expect(await told('coco-instances', file.replace('"deep"', deep))).toEqual([
      ['annotations[0]', 'broken', 'It is nested more than 100 levels deep.'],
    ]);
  });
});

describe('YOLO', () => {
  const labelled = async (files: Record<string, string | Buffer>): Promise<unknown[]> => told('yolo', zipped(files));
  const label = '0 0.5 0.5 0.2 0.2\n2 0.5 0.5 0.2 0.2\n';

  it.each([
    ['numbers in any order', { 'data.yaml': 'names:\n  2: "no"  # a word\n  1: b\n  0: a\n' }],
    ['numbers in braces', { 'data.yaml': "names: {2: 'no', 0: a}\n" }],
    ['a list of lines', { 'data.yaml': 'train: x\nnames:\n- a\n- "b, c"\n- no\n' }],
    ['a list in brackets', { 'data.yaml': "names: [a, 'b, c', no]" }],
    ['lines, also empty ones', { 'classes.txt': '\uFEFFa\r\n\r\nno\r\n\r\n' }],
    ['lines, beside YAML about something else', { 'hyp.yaml': 'lr: 0.1', 'a/obj.names': 'a\nb\nno' }],
    ['lines, beside YAML that is broken', { 'hyp.yaml': 'a: [', 'classes.txt': 'a\nb\nno' }],
  ] as const)('finds classes by %s, wherever the file stands', async (_how, classes) => {
    expect(await labelled({ 'labels/cow.txt': label, ...classes })).toEqual([
      [
        'labels/cow.txt',
        {
          objects: [
            { label: 'a', bbox: [40, 40, 20, 20] },
            { label: 'no', bbox: [40, 40, 20, 20] },
          ],
        },
      ],
    ]);
  });

  it.each([
    ['names that are no list', 'names: cow'],
    ['a number that is none', 'names: {x: cow}'],
    [
      'aliases without end',
      `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghi'.replaceAll(/./g, (one, at: number) => `${one}: &${one} [${`*${'abcdefghi'[at] ?? ''},`.repeat(9)}x]\n`)}names: *i`,
    ],
  ])('says what is wrong with %s', async (_what, yaml) => {
    expect(await labelled({ 'labels/cow.txt': label, 'data.yaml': yaml })).toEqual([
      ['data.yaml', 'broken', expect.any(String)],
    ]);
  });

  it('names the line, and reads the other files', async () => {
    expect(
      await labelled({
        'classes.txt': 'a\n',
        'labels/a.txt': '\n0 0.5 0.5 0.2 0.2\n\n0 nan 0 0 0\n-1 0 0 0 0\n0 1e999 0 0 0\n0.5 0 0 0 0\n0 0 0 0\n',
        'labels/b.txt': Buffer.from([0xff, 0xfe, 0x30]),
        'labels/c.txt': '0 0.5 0.5 0.2 0.2 0.9\r\n',
      }),
    ).toEqual([
      ...[4, 5, 6, 7, 8].map((line) => [`labels/a.txt line ${line}`, 'broken', expect.any(String)]),
      ['labels/a.txt', { objects: [{ label: 'a', bbox: [40, 40, 20, 20] }] }],
      ['labels/b.txt', 'broken', 'It is not UTF-8.'],
      ['labels/c.txt', { objects: [{ label: 'a', bbox: [40, 40, 20, 20], score: 0.9 }] }],
    ]);
  });
});

describe('archives', () => {
  const entry = (name: string, data = '0 0.5 0.5 0.2 0.2\n') => ({ name, data: Buffer.from(data) });
  const classes = entry('classes.txt', 'a\n');

  it('refuse names that lead out, and the second file of a name', async () => {
    const names = ['../up.txt', '/etc/passwd.txt', 'C:\\x.txt', 'labels\\..\\y.txt', 'labels/a.txt', './labels//a.txt'];
    expect(await kinds('yolo', zipOf([classes, ...names.map((name) => entry(name))]))).toEqual([
      ['../up.txt', 'unsafe'],
      ['etc/passwd.txt', 'unsafe'],
      ['C:\\x.txt', 'unsafe'],
      ['labels\\..\\y.txt', 'unsafe'],
      ['labels/a.txt', { objects: [{ label: 'a', bbox: [40, 40, 20, 20] }] }],
      ['labels/a.txt', 'duplicate_id'],
    ]);
  });

  it('that break off say where', async () => {
    const tar = tarOf([classes, entry('labels/a.txt'), entry('labels/b.txt')]);
    expect(await read('yolo', tar.subarray(0, 512 * 5 + 10))).toMatchObject({
      found: [{ where: 'labels/a.txt' }],
      damage: expect.stringMatching(/labels\/b\.txt|tar, byte/) as unknown,
    });
    const packed = gzipSync(tar);
    expect((await read('yolo', packed.subarray(0, packed.length - 40))).damage).toBeDefined();
  });
});

describe('Pascal VOC', () => {
  const xml = (objects: string, more = '<size><width>1</width></size>'): string =>
    `<annotation><filename>a.jpg</filename>${more}${objects}</annotation>`;
  const object = (name: string, numbers = [1, 2, 3, 4] as (number | string)[]): string =>
    `<object><name>${name}</name><bndbox>${['xmin', 'ymin', 'xmax', 'ymax'].map((side, at) => `<${side}>${numbers[at] ?? ''}</${side}>`).join('')}</bndbox></object>`;

  it('needs no size, and tells each object that is no box', async () => {
    const file = xml(object('cow') + object('calf', [1, 2, 'NaN', 4]) + object('') + object('bull', [1, 2, 3]), '');
    expect(await told('pascal-voc', `\uFEFF${file.replaceAll('><', '>\r\n<')}`)).toEqual([
      ['file object 2', 'broken', expect.any(String)],
      ['file object 3', 'broken', expect.any(String)],
      ['file object 4', 'broken', expect.any(String)],
      ['file', { objects: [{ label: 'cow', bbox: [1, 2, 2, 2] }] }],
    ]);
  });

  it.each([
    ['a bomb of entities', `<!DOCTYPE a [<!ENTITY a "aaaa">]>${xml('&a;')}`, 'unsafe'],
    ['a file from outside', `<!DOCTYPE a SYSTEM "file:///etc/passwd">${xml('')}`, 'unsafe'],
    ['nesting without end', xml('<a>'.repeat(100_000) + '</a>'.repeat(100_000)), 'unsafe'],
    ['names of prototypes', xml('<__proto__>x</__proto__>'), 'unsafe'],
    ['an end that is missing', xml('').slice(0, -5), 'broken'],
    ['something else', '<html/>', 'broken'],
    ['another encoding', Buffer.from(`${xml(object('cow'))}`, 'utf16le'), 'broken'],
  ])('refuses %s', async (_what, file, code) => {
    expect(await kinds('pascal-voc', file)).toEqual([['file', code]]);
  });

  it('reads the other files of an archive', async () => {
    const files = { 'a.xml': Buffer.from([0xff]), 'b.xml': '<annotation>', 'c.xml': xml(object('cow &amp; calf')) };
    expect(await told('pascal-voc', zipped(files))).toEqual([
      ['a.xml', 'broken', 'It is not UTF-8.'],
      ['b.xml', 'broken', expect.stringMatching(/^Line 1: /)],
      ['c.xml', { objects: [{ label: 'cow & calf', bbox: [1, 2, 2, 2] }] }],
    ]);
  });
});
