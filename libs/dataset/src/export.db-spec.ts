import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { DuckDBInstance } from '@duckdb/node-api';
import type { Principal } from '@odr/access';
import { auditLogOn } from '@odr/audit/testing';
import { type ContentId, newId, type UserId } from '@odr/kernel';
import { ContentSetLookup } from '@odr/content';
import { JobQueue, LocalBlobStore } from '@odr/platform';
import { testDatabase, type TestDatabase } from '@odr/platform/testing';
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import sharp from 'sharp';

import type { CreateExportRequest } from './dto/export.request.dto.js';
import { toExportResponse } from './export.mapper.js';
import { ExportProcessor } from './export.processor.js';
import { ExportRepository } from './export.repository.js';
import { ExportService } from './export.service.js';
import { DatasetLookup } from './dataset/dataset.lookup.js';
import { ExportSources } from './export-sources.js';
import { ExportableReader } from './exportable.reader.js';
import { ExportPictures } from './picture/export-pictures.js';
import { ManifestFile } from './version/manifest.file.js';
import { VersionRowsReader } from './version/version-rows.reader.js';
import { VersionWithdrawalRepository } from './withdrawal/version-withdrawal.repository.js';
import { DownloadRepository } from './withdrawal/download.repository.js';

type Row = Record<string, unknown>;

describe('exporting', () => {
  let test: TestDatabase;
  let folder: string;
  let blobs: LocalBlobStore;
  let service: ExportService;
  let processor: ExportProcessor;
  let config: { folder: string; maxShardBytes: number };
  let ann: Principal;

  beforeAll(async () => {
    test = await testDatabase();
    folder = await mkdtemp(join(tmpdir(), 'odr-export-'));
    Logger.overrideLogger(false);
    config = { folder: join(folder, 'exports'), maxShardBytes: 500_000_000 };
    blobs = new LocalBlobStore(join(folder, 'blobs'));
    const exports = new ExportRepository(test.db);
    const withdrawals = new VersionWithdrawalRepository(test.db);
    service = new ExportService(
      test.db,
      exports,
      new JobQueue(test.db),
      config,
      auditLogOn(test.db),
      new ContentSetLookup(test.db),
      new DownloadRepository(test.db),
      withdrawals,
    );
    const manifests = new ManifestFile(config);
    const sources = new ExportSources(
      new ExportableReader(test.db),
      new DatasetLookup(test.db),
      new VersionRowsReader(test.db, manifests),
      manifests,
      withdrawals,
    );
    processor = new ExportProcessor(exports, sources, new ExportPictures(blobs), withdrawals, config);
    ann = await person();
  });
  afterAll(async () => {
    await test.close();
    await rm(folder, { recursive: true });
  });

  async function person(role: Principal['role'] = 'contributor'): Promise<Principal> {
    const userId = newId<UserId>();
    await test.asOwner(
      `INSERT INTO user_account (id, email, name, password_hash, role) VALUES ($1, $2, 'Ann', 'none', $3)`,
      [userId, `${userId}@example.org`, role],
    );
    return { userId, role, teams: [] };
  }

  /** A published picture with bytes of its own. */
  async function picture(
    given: Partial<Record<'status' | 'license' | 'license_verdict' | 'name' | 'format', string>> & {
      seed?: number;
    } = {},
  ): Promise<ContentId> {
    const { seed = Math.floor(Math.random() * 1e9), ...columns } = given;
    const background = { r: seed % 256, g: (seed >> 8) % 256, b: (seed >> 16) % 256 };
    const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background } })
      .jpeg()
      .toBuffer();
    const { sha256: published } = await blobs.put('published', bytes);
    const id = newId<ContentId>();
    const row = {
      name: 'Cow',
      status: 'available',
      license: 'CC-BY-4.0',
      license_verdict: 'open',
      format: 'jpeg',
      ...columns,
    };
    await test.asOwner(
      `INSERT INTO content (id, type, name, status, processing_state, sha256, published_sha256, width, height, format, size, license, license_verdict, user_id)
       VALUES ($1, 'image', $2, $3, 'done', $4, $5, 40, 30, $6, 1, $7, $8, $9)`,
      [
        id,
        row.name,
        row.status,
        createHash('sha256').update(id).digest('hex'),
        published,
        row.format,
        row.license,
        row.license_verdict,
        ann.userId,
      ],
    );
    await test.asOwner(
      `INSERT INTO content_author (content_id, position, name, url) VALUES ($1, 0, 'Ann "A" <b>', NULL)`,
      [id],
    );
    await test.asOwner(
      `INSERT INTO content_source (content_id, position, type, value) VALUES ($1, 0, 'url', 'https://example.org/cow')`,
      [id],
    );
    return id;
  }

  async function annotate(contentId: ContentId, value: unknown, verdict = 'open'): Promise<void> {
    const [source, annotation] = [newId<string>(), newId<string>()];
    await test.asOwner(
      `INSERT INTO annotation_source (id, name, type, annotation_schema, license_verdict) VALUES ($1, $2, 'other', '{}', $3)`,
      [source, `Source ${source}`, verdict],
    );
    await test.asOwner(`INSERT INTO annotation (id, content_id, annotation, user_id) VALUES ($1, $2, $3, $4)`, [
      annotation,
      contentId,
      JSON.stringify(value),
      ann.userId,
    ]);
    await test.asOwner(`INSERT INTO annotation_source_link (annotation_id, source_id) VALUES ($1, $2)`, [
      annotation,
      source,
    ]);
  }

  const pathOf = (id: string, path = ''): string => join(folder, 'exports', id, path);

  async function run(request: CreateExportRequest, by = ann) {
    const { id } = await service.create(request, by);
    const steps: number[] = [];
    const progress = async (done: number): Promise<void> => void steps.push(done);
    await processor.write({ data: { exportId: id }, progress });
    return { ...toExportResponse(await service.read(id, by)), steps };
  }

  async function query(sql: string): Promise<Row[]> {
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    try {
      return (await connection.runAndReadAll(sql)).getRowObjectsJson() as Row[];
    } finally {
      connection.closeSync();
    }
  }

  it('writes Parquet that DuckDB and hyparquet read back byte for byte', async () => {
    const filter = { q: 'Parquet cow' };
    const ids = await Promise.all(Array.from({ length: 3 }, () => picture({ name: 'Parquet cow 🐄' })));
    ids.sort();
    await annotate(ids[0] as ContentId, { short_caption: 'A cow.', tags_list: [{ tag: 'cow' }, { tag: 'grass' }] });
    await annotate(ids[0] as ContentId, { caption: 'Secret words.' }, 'unknown');

    const done = await run({ format: 'parquet', filter, name: 'cows' });

    expect(done.files.map(({ path }) => path).sort()).toEqual([
      'ATTRIBUTION.md',
      'LICENSES/CC-BY-4.0.txt',
      'README.md',
      'attribution.csv',
      'data/train-00000-of-00001.parquet',
    ]);
    const file = pathOf(done.id, 'data/train-00000-of-00001.parquet');
    const rows = await query(
      `SELECT *, sha256(image.bytes) AS actual, image.path AS "imagePath" FROM read_parquet('${file}') ORDER BY "contentId"`,
    );
    const catalogue = await test.asOwner<{ id: string; published_sha256: string }>(
      `SELECT id, published_sha256 FROM content WHERE name LIKE 'Parquet cow%' ORDER BY id`,
    );
    expect(rows.map(({ contentId, actual }) => [contentId, actual])).toEqual(
      catalogue.map((row) => [row.id, row.published_sha256]),
    );
    for (const row of rows) {
      expect(row).toMatchObject({
        license: 'CC-BY-4.0',
        licenseUrl: 'https://creativecommons.org/licenses/by/4.0/',
        publishedSha256: row['actual'],
        imagePath: `images/${String(row['actual'])}.jpg`,
        width: 40,
        height: 30,
        sources: ['https://example.org/cow'],
        authors: [{ name: 'Ann "A" <b>', url: null }],
      });
      expect(row['attribution']).toBe(
        '"Parquet cow 🐄" by Ann "A" <b> is licensed under CC BY 4.0. To view a copy of this license, visit ' +
          'https://creativecommons.org/licenses/by/4.0/. Source: https://example.org/cow. Changes: metadata removed.',
      );
    }
    expect(rows.map(({ captions, tags }) => [captions, tags])).toEqual([
      [['A cow.'], ['cow', 'grass']],
      [[], []],
      [[], []],
    ]);
    const [kv] = await query(
      `SELECT decode(value) AS value FROM parquet_kv_metadata('${file}') WHERE decode(key) = 'huggingface'`,
    );
    expect(JSON.parse(String(kv?.['value']))).toMatchObject({ info: { features: { image: { _type: 'Image' } } } });

    const read = await parquetReadObjects({ file: await asyncBufferFromFile(file), utf8: false });
    const hashes = read.map((row) =>
      createHash('sha256')
        .update((row['image'] as { bytes: Uint8Array }).bytes)
        .digest('hex'),
    );
    expect(hashes.sort()).toEqual(catalogue.map((row) => row.published_sha256).sort());
    expect(done.counts).toEqual({ exported: 3, skipped: 0, licenses: { 'CC-BY-4.0': 3 } });
    expect(done.steps.at(-1)).toBe(3);
  });

  it('lets nothing out that is not published under an open licence', async () => {
    await picture({ name: 'Guarded', status: 'pending' });
    await picture({ name: 'Guarded', status: 'delisted' });
    await picture({ name: 'Guarded', license: 'CC-BY-NC-4.0', license_verdict: 'not_open' });
    await picture({ name: 'Guarded', license_verdict: 'unknown' });
    const good = await picture({ name: 'Guarded' });

    const done = await run({ format: 'jsonl', filter: { q: 'Guarded' } }, await person('admin'));

    const lines = (await readFile(pathOf(done.id, 'metadata.jsonl'), 'utf8'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Row);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({
      contentId: good,
      license: 'CC-BY-4.0',
      authors: [{ name: 'Ann "A" <b>', url: null }],
      url: `/api/v1/contents/${good}/file?variant=original`,
    });
  });

  it('describes itself: sizes and hashes of files, a card, every credit', async () => {
    await picture({ name: 'Card cow', license: 'CC0-1.0' });
    const done = await run({ format: 'jsonl', filter: { q: 'Card cow' }, name: 'Cows: "all"\n---' });

    for (const file of done.files) {
      const bytes = await readFile(pathOf(done.id, file.path));
      expect(file).toMatchObject({ size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') });
    }
    const card = await readFile(pathOf(done.id, 'README.md'), 'utf8');
    expect(card).toContain('pretty_name: "Cows: \\"all\\"\\n---"');
    expect(card).toContain('license: cc0-1.0');
    expect(card).toContain('| [CC0-1.0](https://creativecommons.org/publicdomain/zero/1.0/) | 1 |');
    const credits = await readFile(pathOf(done.id, 'ATTRIBUTION.md'), 'utf8');
    expect(credits).toContain(
      'by Ann "A" \\<b\\> is marked with [CC0 1.0](<https://creativecommons.org/publicdomain/zero/1.0/>)',
    );
  });

  it('has every credit as a table, with what spreadsheets would run made harmless', async () => {
    const id = await picture({ name: '=Listed, "cow"' });
    await test.asOwner(`UPDATE content SET declarations = '{"changes": ["cropped"]}' WHERE id = $1`, [id]);
    const done = await run({ format: 'jsonl', filter: { q: 'Listed' } });

    const rows = await query(`FROM read_csv('${pathOf(done.id, 'attribution.csv')}', all_varchar = true)`);

    expect(rows).toEqual([
      {
        content_id: id,
        path: expect.stringMatching(/^images\/[0-9a-f]{64}\.jpg$/) as string,
        title: `'=Listed, "cow"`,
        authors: 'Ann "A" <b>',
        source_url: 'https://example.org/cow',
        license: 'CC-BY-4.0',
        license_url: 'https://creativecommons.org/licenses/by/4.0/',
        copyright_notice: null,
        changes: 'cropped; metadata removed',
        attribution: expect.stringContaining('by Ann "A" <b> is licensed under CC BY 4.0.') as string,
      },
    ]);
  });

  it('spreads many items over row groups and shards, each item once', async () => {
    for (let index = 0; index < 230; index += 1) await picture({ name: 'Many cows', seed: index });
    config.maxShardBytes = 60_000;
    const done = await run({ format: 'parquet', filter: { q: 'Many cows' } });
    config.maxShardBytes = 500_000_000;

    const shards = done.files.filter(({ name }) => name.endsWith('.parquet')).map(({ name }) => name);
    expect(shards.length).toBeGreaterThan(1);
    expect(shards[0]).toBe(`train-00000-of-0000${shards.length}.parquet`);
    const all = pathOf(done.id, 'data/*.parquet');
    expect(
      await query(`SELECT count(*)::INT AS n, count(DISTINCT "contentId")::INT AS d FROM read_parquet('${all}')`),
    ).toEqual([{ n: 230, d: 230 }]);
    expect(await query(`SELECT max(row_group_num_rows)::INT AS rows FROM parquet_metadata('${all}')`)).toEqual([
      { rows: 100 },
    ]);
  });

  it('writes an empty file for an empty selection', async () => {
    const done = await run({ format: 'parquet', filter: { q: 'no such thing' } });
    const file = pathOf(done.id, 'data/train-00000-of-00001.parquet');
    expect(await query(`SELECT count(*)::INT AS n FROM read_parquet('${file}')`)).toEqual([{ n: 0 }]);
  });

  it('starts over after a death in the middle, and leaves no half files', async () => {
    await picture({ name: 'Restart cow' });
    const { id } = await service.create({ format: 'parquet', filter: { q: 'Restart cow' } }, ann);
    await mkdir(pathOf(`${id}.dead.part`), { recursive: true });
    await writeFile(pathOf(`${id}.dead.part`, 'half'), 'half');
    await mkdir(pathOf(id));

    const failing = processor.write({ data: { exportId: id }, progress: () => Promise.reject(new Error('killed')) });
    await expect(failing).rejects.toThrow('killed');
    expect((await readdir(join(folder, 'exports'))).filter((name) => name.endsWith('.part'))).toEqual([]);
    expect((await service.read(id, ann)).files).toBeNull();

    await processor.write({ data: { exportId: id }, progress: async () => undefined });
    const first = (await service.read(id, ann)).files;
    await processor.write({ data: { exportId: id }, progress: async () => undefined });
    expect((await service.read(id, ann)).files).toEqual(first);
    expect(await readdir(pathOf(id, 'data'))).toEqual(['train-00000-of-00001.parquet']);
  });

  it('leaves a damaged file out and says so', async () => {
    const bad = await picture({ name: 'Damaged cow', seed: 4_242_424 });
    await picture({ name: 'Damaged cow', seed: 777_777 });
    const [row] = await test.asOwner<{ hash: string }>(`SELECT published_sha256 AS hash FROM content WHERE id = $1`, [
      bad,
    ]);
    const hash = row?.hash ?? '';
    await writeFile(join(folder, 'blobs/published', hash.slice(0, 2), hash.slice(2, 4), hash), 'rotten');

    const done = await run({ format: 'parquet', filter: { q: 'Damaged cow' } });

    expect(done.counts).toMatchObject({ exported: 1, skipped: 1 });
    expect(await readFile(pathOf(done.id, 'README.md'), 'utf8')).toContain('1 items were left out');
  });

  it('calls a full disk by its name, and leaves nothing on it', async () => {
    await picture({ name: 'Full cow' });
    const { id } = await service.create({ format: 'parquet', filter: { q: 'Full cow' } }, ann);
    const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });

    const writing = processor.write({ data: { exportId: id }, progress: () => Promise.reject(full) });

    await expect(writing).rejects.toMatchObject({ code: 'storage.full' });
    expect((await readdir(join(folder, 'exports'))).filter((name) => name.startsWith(id))).toEqual([]);
  });

  it('gives a broken download its rest, to its owner only', async () => {
    await picture({ name: 'Range cow' });
    const done = await run({ format: 'jsonl', filter: { q: 'Range cow' } });
    const whole = await readFile(pathOf(done.id, 'metadata.jsonl'));
    const etag = `"${createHash('sha256').update(whole).digest('hex')}"`;
    const get = (headers: Record<string, string>, by = ann) => service.file(done.id, 'metadata.jsonl', headers, by);

    const rest = await get({ range: 'bytes=10-', 'if-range': etag });
    expect(rest).toMatchObject({
      status: 206,
      headers: { etag, 'content-range': `bytes 10-${whole.length - 1}/${whole.length}` },
    });
    expect(Buffer.concat(await (rest.body?.toArray() ?? []))).toEqual(whole.subarray(10));
    const changed = await get({ range: 'bytes=10-', 'if-range': '"other"' });
    expect(changed.status).toBe(200);
    changed.body?.destroy();
    expect(await get({ 'if-none-match': etag })).toMatchObject({ status: 304 });
    await expect(get({ range: `bytes=${whole.length}-` })).rejects.toMatchObject({
      code: 'request.range_not_satisfiable',
    });
    await expect(get({}, await person())).rejects.toMatchObject({ code: 'export.not_found' });
    await expect(service.file(done.id, '../../../etc/passwd', {}, ann)).rejects.toMatchObject({
      code: 'export.not_found',
    });
    const forModerator = await get({}, await person('moderator'));
    expect(Buffer.concat(await (forModerator.body?.toArray() ?? []))).toEqual(whole);
    await rm(pathOf(done.id), { recursive: true });
    await expect(get({})).rejects.toMatchObject({ code: 'export.not_found' });
  });
});
