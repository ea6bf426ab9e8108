import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { DuckDBInstance } from '@duckdb/node-api';
import type { ContentId } from '@odr/kernel';
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import jsonld, { type JsonLdDocument } from 'jsonld';
import sharp from 'sharp';

import { ExportProcessor } from './export.processor.js';
import { DatasetWorld } from './testing/dataset-world.js';
import { WithdrawalService } from './withdrawal/withdrawal.service.js';
import { croissantProblems } from './writer/check-croissant.js';

const run = promisify(execFile);

interface FileOf {
  readonly name: string;
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
}
interface Made {
  readonly id: string;
  readonly state: string;
  readonly files: readonly FileOf[];
  readonly counts: Record<string, unknown>;
}
type Record_ = Record<string, unknown>;

let world: DatasetWorld;
let datasetId: string;
let ids: ContentId[];
let rootHash: string;

beforeAll(async () => {
  world = await DatasetWorld.start();
  ids = [
    await world.picture({ caption: '=HYPERLINK("http://example.org")', name: '../../etc/passwd' }),
    await world.picture({ caption: 'A cow, "brown"\nand large', format: 'png', name: 'big.buddha-1.jpg' }),
    await world.picture({ license: 'CC0-1.0', width: 90, height: 30 }),
  ];
  await world.annotate(ids[0] as ContentId, { objects: [{ label: 'cow', bbox: [4, 3, 20, 15] }] });
  datasetId = await world.dataset({ title: 'Cows', description: 'Of the Highlands.', visibility: 'public' });
  ({ rootHash } = await world.release(datasetId, { contentIds: ids }));
});
afterAll(() => world.stop());

async function wish(body: object): Promise<string> {
  const asked = await world.send('POST', `/datasets/${datasetId}/versions/1.0.0/exports`, world.ann, body);
  expect(asked.status).toBe(201);
  return asked.body.id as string;
}

const write = (exportId: string, progress: () => Promise<void> = () => Promise.resolve()): Promise<void> =>
  world.get(ExportProcessor).write({ data: { exportId }, progress });

const read = async (id: string): Promise<Made> => (await world.send('GET', `/exports/${id}`, world.ann)).body as Made;

async function exported(body: object): Promise<Made> {
  const id = await wish(body);
  await write(id);
  return read(id);
}

/** Downloads all of it, as a consumer does. */
async function downloaded({ id, files }: Made): Promise<string> {
  const folder = join(world.folder, `copy-${id}`);
  for (const file of files) {
    const answer = await world.send('GET', `/exports/${id}/files/${encodeURIComponent(file.path)}`, world.ann);
    const path = join(folder, file.path);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, answer.bytes);
  }
  return folder;
}

interface Quad {
  readonly predicate: { readonly value: string };
  readonly object: { readonly value: string };
}
const askNobody = (url: string): never => {
  throw new Error(`Nobody was to be asked for ${url}.`);
};

const text = (folder: string, path: string): Promise<string> => readFile(join(folder, path), 'utf8');
const linesOf = async (folder: string, path: string): Promise<Record_[]> =>
  (await text(folder, path))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record_);
/** Members of a tar, as GNU tar sees them. */
const membersOf = async (path: string): Promise<string[]> =>
  (await run('tar', ['-tf', path])).stdout.trim().split('\n');
const python = async (script: string, ...given: string[]): Promise<unknown> =>
  JSON.parse((await run('python3', ['-c', script, ...given])).stdout);

describe('an export of a version', () => {
  it.each(['jsonl', 'csv', 'parquet', 'imagefolder', 'webdataset', 'coco', 'yolo', 'croissant', 'img2dataset'])(
    'as %s has the same bytes each time, and is what the verifiers expect',
    async (format) => {
      const [one, other] = [await exported({ format, images: 'stored' }), await exported({ format, images: 'stored' })];
      expect(one.state).toBe('done');
      expect(one.counts).toMatchObject({ exported: 3, skipped: 0, withdrawn: 0, lostAnnotations: 0 });
      expect(other.files).toEqual(one.files);
      const folder = await downloaded(one);
      expect((await run('sha256sum', ['-c', 'SHA256SUMS'], { cwd: folder })).stdout).not.toContain('FAILED');
      for (const [program, script] of [
        [process.execPath, 'verify-dataset.mjs'],
        ['python3', 'verify_dataset.py'],
      ] as const)
        expect((await run(program, [join(folder, script), folder, rootHash])).stdout).toMatch(/^ok/);
      const attribution = await text(folder, 'ATTRIBUTION.md');
      expect(attribution.match(/^- /gm)).toHaveLength(3);
      const [, ...credits] = (await text(folder, 'attribution.csv')).trim().split('\r\n');
      expect(credits.map((line) => line.split(',')[0])).toEqual(ids);
      expect(await text(folder, 'SHA256SUMS')).toMatch(/^[0-9a-f]{64} {2}attribution\.csv$/m);
      expect(await text(folder, 'LICENSES/CC0-1.0.txt')).toContain('CC0 1.0 Universal');
      expect(await text(folder, 'README.md')).toContain(rootHash);
      expect(await text(folder, 'statistics/licenses.svg')).toContain('CC0-1.0');
    },
  );

  it('as Parquet has a column of pictures, which DuckDB and hyparquet read', async () => {
    const folder = await downloaded(await exported({ format: 'parquet' }));
    const path = join(folder, 'data/train-00000-of-00001.parquet');
    const duck = await (await DuckDBInstance.create()).connect();
    const answer = await duck.runAndReadAll(
      `SELECT "publishedSha256" AS named, sha256(image.bytes) AS found FROM '${path}'`,
    );
    const rows = answer.getRowObjectsJson();
    expect(rows).toHaveLength(3);
    for (const { named, found } of rows) expect(found).toBe(named);
    duck.closeSync();
    const objects = await parquetReadObjects({
      file: await asyncBufferFromFile(path),
      columns: ['contentId', 'license'],
    });
    expect(objects.map(({ contentId }) => contentId as string)).toEqual(ids);
  });

  it('as WebDataset has keys without dots and one ending a shard', async () => {
    const made = await exported({ format: 'webdataset' });
    const folder = await downloaded(made);
    const tars = made.files.filter(({ name }) => name.endsWith('.tar')).map(({ name }) => name);
    expect(tars).toEqual(['train-jpg-00000.tar', 'train-png-00000.tar']);
    expect(await membersOf(join(folder, 'train-png-00000.tar'))).toEqual([
      '000000001.png',
      '000000001.json',
      '000000001.txt',
    ]);
    const found = await python(
      `import tarfile,sys,json,hashlib
t=tarfile.open(sys.argv[1]); m={x.name:t.extractfile(x).read() for x in t.getmembers()}
assert all(x.mtime==0 and x.uid==0 and x.mode==0o644 for x in t.getmembers())
print(json.dumps([[json.loads(m[k])["publishedSha256"],hashlib.sha256(m[k[:-4]+"jpg"]).hexdigest()] for k in m if k.endswith("json")]))`,
      join(folder, 'train-jpg-00000.tar'),
    );
    for (const [named, is] of found as [string, string][]) expect(is).toBe(named);
  });

  it('as ImageFolder has a table beside the pictures of each split', async () => {
    const folder = await downloaded(await exported({ format: 'imagefolder' }));
    await run('tar', ['-xf', 'imagefolder-00000.tar'], { cwd: folder });
    const rows = await linesOf(folder, 'train/metadata.jsonl');
    expect(rows.map(({ file_name: name }) => name)).toEqual([`${ids[0]}.jpg`, `${ids[1]}.png`, `${ids[2]}.jpg`]);
    const { width, height } = await sharp(join(folder, 'train', String(rows[2]?.['file_name']))).metadata();
    expect({ width, height }).toEqual({ width: rows[2]?.['width'], height: rows[2]?.['height'] });
  });

  it('as COCO has captions and boxes of pictures that are there', async () => {
    const folder = await downloaded(await exported({ format: 'coco' }));
    const members = await membersOf(join(folder, 'images-00000.tar'));
    for (const [name, count] of [
      ['captions', 2],
      ['instances', 1],
    ] as const) {
      const coco = JSON.parse(await text(folder, `annotations/${name}.json`)) as {
        images: { id: number; file_name: string }[];
        annotations: { image_id: number; bbox?: number[] }[];
      };
      expect(coco.images.map(({ file_name: file }) => file)).toEqual(members);
      expect(coco.annotations).toHaveLength(count);
      for (const { image_id: image } of coco.annotations) expect(coco.images.map(({ id }) => id)).toContain(image);
      if (name === 'instances') expect(coco.annotations[0]?.bbox).toEqual([4, 3, 20, 15]);
    }
  });

  it('as YOLO has labels beside pictures of the same name', async () => {
    const folder = await downloaded(await exported({ format: 'yolo' }));
    await run('tar', ['-xf', 'yolo-00000.tar'], { cwd: folder });
    const [x, y, w, h] = (await text(folder, `labels/${ids[0]}.txt`)).trim().split(' ').slice(1).map(Number);
    expect([x, y, w, h].map((part) => Math.round((part ?? 0) * 1_000))).toEqual([350, 350, 500, 500]);
    expect((await membersOf(join(folder, 'yolo-00000.tar'))).filter((name) => name.startsWith('images/'))).toHaveLength(
      3,
    );
  });

  it('as img2dataset has its columns and keys', async () => {
    const made = await exported({ format: 'img2dataset' });
    const folder = await downloaded(made);
    const duck = await (await DuckDBInstance.create()).connect();
    const rows = (
      await duck.runAndReadAll(`SELECT key, status, sha256, width FROM '${folder}/*.parquet' ORDER BY key`)
    ).getRowObjectsJson();
    expect(rows.map(({ key }) => key)).toEqual(['000000000', '000000001', '000010000']);
    duck.closeSync();
    expect(await membersOf(join(folder, '00001.tar'))).toEqual(['000010000.png', '000010000.json', '000010000.txt']);
  });

  it('as CSV has no cell that a spreadsheet takes for a formula', async () => {
    const folder = await downloaded(await exported({ format: 'csv' }));
    const rows = (await python(
      `import csv,sys,json; print(json.dumps(list(csv.DictReader(open(sys.argv[1], newline="", encoding="utf-8")))))`,
      join(folder, 'metadata.csv'),
    )) as Record<string, string>[];
    expect(rows.map(({ contentId }) => contentId)).toEqual(ids);
    for (const cell of rows.flatMap((row) => Object.values(row))) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
    expect(JSON.parse(rows[1]?.['captions'] ?? '')).toEqual(['A cow, "brown"\nand large']);
  });

  it('as Croissant describes files that are there, by their hashes', async () => {
    const made = await exported({ format: 'croissant' });
    const folder = await downloaded(made);
    const description = JSON.parse(await text(folder, 'croissant.json')) as Record_ & {
      distribution: { name: string; sha256: string }[];
    };
    expect(croissantProblems(description)).toEqual([]);
    for (const { name, sha256 } of description.distribution)
      expect(made.files.find((file) => file.name === name)?.sha256).toBe(sha256);
    expect(await linesOf(folder, 'metadata.jsonl')).toHaveLength(3);
    for (const missing of ['name', 'license', 'creator', 'url', 'description'])
      expect(croissantProblems({ ...description, [missing]: undefined })).toEqual([`${missing} is missing.`]);
    const byPath = JSON.parse(JSON.stringify(description).replaceAll('"column":', '"jsonPath":')) as Record_;
    expect(croissantProblems(byPath)).toContain('items/contentId names no column of metadata.jsonl.');
    expect(croissantProblems({ ...description, '@context': { '@vocab': 'http://schema.org/' } })).toHaveLength(1);

    // A processor of JSON-LD that knows nothing of Croissant finds the same, and asks nobody for a context.
    const quads = (await jsonld.toRDF(description as unknown as JsonLdDocument, {
      documentLoader: askNobody,
      base: 'https://example.org/cows/',
    })) as Quad[];
    const objects = (predicate: string): string[] =>
      quads.filter((quad) => quad.predicate.value === predicate).map(({ object }) => object.value);
    expect(objects('http://www.w3.org/1999/02/22-rdf-syntax-ns#type')).toEqual(
      expect.arrayContaining(['https://schema.org/Dataset', 'http://mlcommons.org/croissant/RecordSet']),
    );
    expect(objects('https://schema.org/sha256').sort()).toEqual(
      description.distribution.map(({ sha256 }) => sha256).sort(),
    );
    expect(objects('http://purl.org/dc/terms/conformsTo')).toContain('http://mlcommons.org/croissant/1.1');
  });

  it('resizes into shapes of one area when asked', async () => {
    const folder = await downloaded(
      await exported({ format: 'imagefolder', images: 'resized', size: 128, buckets: true }),
    );
    await run('tar', ['-xf', 'imagefolder-00000.tar'], { cwd: folder });
    const rows = await linesOf(folder, 'train/metadata.jsonl');
    expect(rows.map(({ width, height }) => [width, height])).toEqual([
      [144, 112],
      [144, 112],
      [216, 72],
    ]);
    const { width, height } = await sharp(join(folder, 'train', String(rows[2]?.['file_name']))).metadata();
    expect([width, height]).toEqual([216, 72]);
  });

  it('says what was said when it was released, whatever is said since', async () => {
    const picture = await world.picture({ caption: 'A cow' });
    const id = await world.dataset();
    await world.release(id, { contentIds: [picture] });
    await world.test.asOwner(`UPDATE content SET name = 'Bull' WHERE id = $1`, [picture]);
    await world.test.asOwner(
      `UPDATE annotation SET annotation = '{"caption":"A bull"}', version = 2 WHERE content_id = $1`,
      [picture],
    );
    const asked = await world.send('POST', `/datasets/${id}/versions/latest/exports`, world.ann, { format: 'jsonl' });
    await write(asked.body.id as string);
    const folder = await downloaded(await read(asked.body.id as string));
    expect(await linesOf(folder, 'metadata.jsonl')).toMatchObject([{ name: 'Cow', captions: ['A cow'] }]);
  });

  it('tells on its card and in Croissant how alike people annotate, as it was at the release', async () => {
    const picture = await world.picture();
    const annotation = await world.annotate(picture, { caption: 'A cow' });
    const [source] = await world.test.asOwner<{ id: string; name: string }>(
      `SELECT s.id, s.name FROM annotation_source s JOIN annotation_source_link l ON l.source_id = s.id WHERE l.annotation_id = $1`,
      [annotation],
    );
    const measured = (agreement: number) =>
      world.test.asOwner(
        `INSERT INTO agreement_source (source_id, changed_at, measured_at, total, figures) VALUES ($1, now(), now(), 40, $2)
         ON CONFLICT (source_id) DO UPDATE SET figures = excluded.figures`,
        [source?.id, JSON.stringify({ agreement, low: 0.66, high: 0.75, contents: 40, coders: 3 })],
      );
    await measured(0.71);
    const id = await world.dataset();
    const { counts } = await world.release(id, { contentIds: [picture] });
    expect(counts.agreement).toEqual([
      { source: source?.name, contents: 40, coders: 3, agreement: 0.71, low: 0.66, high: 0.75 },
    ]);

    await measured(0.2);
    const { body } = await world.send('POST', `/datasets/${id}/versions/1.0.0/exports`, world.ann, {
      format: 'croissant',
    });
    await write(body.id as string);
    const folder = await downloaded(await read(body.id as string));

    expect(await text(folder, 'README.md')).toContain('| 40 | 3 | 0.71 (95 % interval 0.66 to 0.75) |');
    const description = JSON.parse(await text(folder, 'croissant.json')) as Record_;
    expect(description['rai:annotationsPerItem']).toBe('1.0');
    expect(description['rai:dataAnnotationAnalysis']).toEqual([
      expect.stringMatching(/mean similarity 0\.71 .* of what 3 people said about 40 items/),
    ]);
  });

  it('leaves out what has been withdrawn, and says so', async () => {
    const [stays, goes] = [await world.picture(), await world.picture()];
    const id = await world.dataset();
    await world.release(id, { contentIds: [stays, goes] });
    await world.test.asOwner(`UPDATE content SET status = 'withdrawn' WHERE id = $1`, [goes]);
    const asked = await world.send('POST', `/datasets/${id}/versions/1.0.0/exports`, world.ann, { format: 'jsonl' });
    await write(asked.body.id as string);
    const made = await read(asked.body.id as string);
    expect(made.counts).toMatchObject({ exported: 1, withdrawn: 1 });
    expect(await text(await downloaded(made), 'README.md')).toContain('1 items of this version have been withdrawn');
  });

  it('is written anew without what is withdrawn while it is written, and gives nothing out that is withdrawn later', async () => {
    const [stays, goes, goesLater] = [await world.picture(), await world.picture(), await world.picture()];
    const id = await world.dataset();
    await world.release(id, { contentIds: [stays, goes, goesLater] });
    const hide = (contentId: string) =>
      world.test.asOwner(`UPDATE content SET status = 'withdrawn' WHERE id = $1`, [contentId]);
    const { body } = await world.send('POST', `/datasets/${id}/versions/1.0.0/exports`, world.ann, { format: 'jsonl' });
    const data = { exportId: body.id as string };
    const progress = async (): Promise<void> => void (await hide(goes));
    await expect(world.get(ExportProcessor).write({ data, progress })).rejects.toMatchObject({
      code: 'export.holds_withdrawn',
    });
    expect((await read(data.exportId)).files).toEqual([]);
    await write(data.exportId);
    const made = await read(data.exportId);
    expect(made.counts).toMatchObject({ exported: 2, withdrawn: 1 });
    expect(await text(await downloaded(made), 'metadata.jsonl')).not.toContain(goes);

    await hide(goesLater);
    await world.get(WithdrawalService).withdraw(goesLater, 'takedown');
    const gone = await world.send('GET', `/exports/${made.id}/files/metadata.jsonl`, world.ann);
    expect(gone).toMatchObject({ status: 410, body: { code: 'export.holds_withdrawn', withdrawn: 1 } });
  });

  it('can be paused, go on and be cancelled', async () => {
    const id = await wish({ format: 'jsonl' });
    const to = (verb: string) => world.send('POST', `/exports/${id}/${verb}`, world.ann);
    expect((await to('pause')).body.state).toBe('paused');
    await write(id);
    expect((await read(id)).files).toEqual([]);
    expect((await to('pause')).body.code).toBe('export.illegal_transition');
    expect((await to('resume')).body.state).toBe('queued');
    await write(id);
    expect(await read(id)).toMatchObject({ state: 'done', files: expect.arrayContaining([]) });
    expect((await to('cancel')).body.code).toBe('export.illegal_transition');

    const other = await wish({ format: 'jsonl' });
    expect((await world.send('POST', `/exports/${other}/cancel`, await world.person())).status).toBe(404);
    expect((await world.send('POST', `/exports/${other}/cancel`, world.ann)).body.state).toBe('cancelled');
    await write(other);
    expect((await read(other)).state).toBe('cancelled');
  });

  it('is known by who received it', async () => {
    const reader = await world.person();
    const made = await exported({ format: 'jsonl' });
    await world.send('GET', `/exports/${made.id}/files/metadata.jsonl`, reader);
    const rows = await world.test.db.query(`SELECT file FROM dataset_download WHERE dataset_id = $1 AND user_id = $2`, [
      datasetId,
      reader.userId,
    ]);
    expect(rows).toEqual([{ file: `${made.id}/metadata.jsonl` }]);
  });
});
