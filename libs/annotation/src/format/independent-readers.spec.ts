import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { newId } from '@odr/kernel';

import type { AnnotatedPicture } from './exchange.js';
import { type FormatName, FORMATS } from './formats.js';
import { LossTally } from './loss-report.js';

const SIZE = { width: 640, height: 480 };
const NAMES = ['a,b "c".jpg', 'two\nlines.jpg', 'שלום.png', '🐄👩‍👧.webp', '=1+1.jpg', "it's & <b>.jpg"];
const LABELS = ['cow', 'a, "b" & <c>', 'שלום', '🐄', 'line\nbreak', 'bell\u0007', ' spaced ', 'no', '{x: [1]}'];

const PICTURES: readonly AnnotatedPicture[] = NAMES.map((name, at) => ({
  picture: { contentId: newId<string>(), sha256: String(at).repeat(64), name, ...SIZE, license: 'CC0-1.0' },
  annotations: [
    { id: newId<string>(), sources: ['caption'], value: { caption: `=Cow ${at}:\r\n"a", b 🐄`, language: 'en' } },
    ...LABELS.map((label, x) => ({
      id: newId<string>(),
      sources: [`boxes ${x}`],
      value: { objects: [{ label, bbox: [x, at, 10.5, 20] }] },
    })),
  ],
}));

/** Opens a file with nothing but Python's own library, and tells what is in it as JSON. */
const PROGRAM = `
import csv, io, json, sys, zipfile
import xml.etree.ElementTree as ET
kind, path = sys.argv[1:]
out = []
if kind == 'csv':
    with open(path, newline='', encoding='utf-8') as file:
        out = [[row['file_name'], row['caption'], row['annotation']] for row in csv.DictReader(file, strict=True)]
if kind == 'pascal-voc':
    for name in (archive := zipfile.ZipFile(path)).namelist():
        if name.endswith('.xml'):
            for one in ET.fromstring(archive.read(name)).findall('object'):
                corners = [float(one.find('bndbox/' + side).text) for side in ('xmin', 'ymin', 'xmax', 'ymax')]
                out.append([name.split('/')[-1][:-4], one.find('name').text, corners])
if kind == 'yolo':
    archive = zipfile.ZipFile(path)
    classes = archive.read('classes.txt').decode().split('\\n')
    for row in csv.DictReader(io.StringIO(archive.read('pictures.csv').decode(), newline='')):
        for line in archive.read('labels/' + row['file'] + '.txt').decode().splitlines():
            number, *box = line.split()
            assert all(0 <= float(part) <= 1 for part in box)
            out.append([row['content_id'], classes[int(number)], [float(part) for part in box]])
if kind.startswith('coco'):
    data = json.load(open(path, encoding='utf-8'))
    names = {one['id']: one['name'] for one in data.get('categories', [])}
    images = {one['id']: one['file_name'] for one in data['images']}
    assert len(set(one['id'] for one in data['annotations'])) == len(data['annotations'])
    for one in data['annotations']:
        out.append([images[one['image_id']], one['caption'] if 'caption' in one else [names[one['category_id']], one['bbox'], one['area']]])
json.dump(out, sys.stdout)
`;

let folder: string;
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'readers-'))));
afterAll(() => rm(folder, { recursive: true, force: true }));

async function written(format: FormatName): Promise<string> {
  const path = join(folder, format + FORMATS[format].ending);
  const all = async function* () {
    yield* PICTURES;
  };
  const pieces: Buffer[] = [];
  for await (const piece of FORMATS[format].write(all, new LossTally(0))) pieces.push(Buffer.from(piece));
  await writeFile(path, Buffer.concat(pieces));
  return path;
}

const boxes = PICTURES.flatMap(({ picture }, at) =>
  LABELS.map((label, x) => ({ picture, label, bbox: [x, at, 10.5, 20] as const })),
);

describe('DuckDB', () => {
  async function rows(sql: string): Promise<Record<string, unknown>[]> {
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    try {
      return (await connection.runAndReadAll(sql)).getRowObjectsJson();
    } finally {
      connection.closeSync();
    }
  }

  it('reads tables', async () => {
    const path = await written('csv');
    const found = await rows(
      `SELECT file_name, caption, annotation->>'$.caption' AS said FROM read_csv('${path}', all_varchar = true, strict_mode = true) WHERE caption IS NOT NULL AND caption <> ''`,
    );
    expect(found).toEqual(
      NAMES.map((name, at) => ({
        // What a spreadsheet would reckon has a quote before it.
        file_name: name.startsWith('=') ? `'${name}` : name,
        caption: `'=Cow ${at}:\r\n"a", b 🐄`,
        said: `=Cow ${at}:\r\n"a", b 🐄`,
      })),
    );
    const [{ count } = {}] = await rows(`SELECT count(*)::int AS count FROM read_csv('${path}', all_varchar = true)`);
    expect(count).toBe(PICTURES.length * (LABELS.length + 1));
  });

  it('reads metadata.jsonl, whose names lie beside it', async () => {
    const found = await rows(
      `SELECT file_name, text, objects.bbox[1][3] AS width, objects.categories[1] AS label FROM read_json('${await written('hugging-face')}', format = 'newline_delimited')`,
    );
    expect(found).toEqual(
      NAMES.map((name, at) => ({ file_name: name, text: `=Cow ${at}:\r\n"a", b 🐄`, width: 10.5, label: 'cow' })),
    );
  });
});

const hasPython = ((): boolean => {
  try {
    execFileSync('python3', ['-c', '']);
    return true;
  } catch {
    return false;
  }
})();
if (!hasPython) console.warn('Skipped: there is no python3 here to read formats with.');

(hasPython ? describe : describe.skip)('Python', () => {
  const read = async (format: FormatName): Promise<unknown[]> =>
    JSON.parse(
      execFileSync('python3', ['-c', PROGRAM, format, await written(format)], { encoding: 'utf8' }),
    ) as unknown[];

  it('reads tables', async () => {
    expect((await read('csv')).map((row) => JSON.parse((row as string[])[2] ?? '') as unknown)).toEqual(
      PICTURES.flatMap(({ annotations }) => annotations.map(({ value }) => value)),
    );
  });

  it('reads Pascal VOC, without labels that XML cannot say', async () => {
    const sayable = boxes.filter(({ label }) => !/[\n\u0007]|^ /.test(label));
    expect(await read('pascal-voc')).toEqual(
      sayable.map(({ picture, label, bbox: [x, y, w, h] }) => [picture.contentId, label, [x, y, x + w, y + h]]),
    );
  });

  it('reads YOLO, whose list of classes has a line for each', async () => {
    expect(await read('yolo')).toEqual(
      boxes.map(({ picture, label, bbox: [x, y, w, h] }) => [
        picture.contentId,
        label.replace('\n', ' '),
        [(x + w / 2) / SIZE.width, (y + h / 2) / SIZE.height, w / SIZE.width, h / SIZE.height],
      ]),
    );
  });

  it('reads COCO', async () => {
    expect(await read('coco-instances')).toEqual(
      boxes.map(({ picture, label, bbox }) => [picture.name, [label, bbox, 210]]),
    );
    expect(await read('coco-captions')).toEqual(NAMES.map((name, at) => [name, `=Cow ${at}:\r\n"a", b 🐄`]));
  });
});
