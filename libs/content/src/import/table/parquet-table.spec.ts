import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { parquetWriteBuffer, type ColumnSource } from 'hyparquet-writer';
import { ParquetProcess } from './parquet-process.js';
import { ParquetTable } from './parquet-table.js';
import { isReadable, type BadRow, type TableRow } from './table-reader.js';
import { TableUnreadable } from './table.errors.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'odr-parquet-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const JPEG = (n: number) => new Uint8Array([0xff, 0xd8, 0xff, 0xe0, n, 0, 1, 2]);

const SCHEMA = [
  { name: 'root', num_children: 3 },
  { name: 'image', repetition_type: 'OPTIONAL' as const, num_children: 2 },
  { name: 'bytes', type: 'BYTE_ARRAY' as const, repetition_type: 'OPTIONAL' as const },
  { name: 'path', type: 'BYTE_ARRAY' as const, converted_type: 'UTF8' as const, repetition_type: 'OPTIONAL' as const },
  {
    name: 'caption',
    type: 'BYTE_ARRAY' as const,
    converted_type: 'UTF8' as const,
    repetition_type: 'OPTIONAL' as const,
  },
  { name: 'photoid', type: 'INT64' as const, repetition_type: 'REQUIRED' as const },
];

function withImages(count: number): Buffer {
  const rows = Array.from({ length: count }, (_, n) => n);
  return Buffer.from(
    parquetWriteBuffer({
      schema: SCHEMA,
      columnData: [
        { name: 'image', data: rows.map((n) => (n === 3 ? null : { bytes: JPEG(n), path: `${n}.jpg` })) },
        { name: 'caption', data: rows.map((n) => `picture ${n}`) },
        { name: 'photoid', data: rows.map((n) => BigInt(n)) },
      ],
      rowGroupSize: 4,
    }),
  );
}

async function opened(bytes: Uint8Array, options?: Parameters<typeof ParquetTable.open>[1]): Promise<ParquetTable> {
  const path = join(folder, `${Math.random()}.parquet`);
  await writeFile(path, bytes);
  return ParquetTable.open(path, options);
}

async function rowsOf(reader: ParquetTable, from?: number): Promise<(TableRow | BadRow)[]> {
  const rows: (TableRow | BadRow)[] = [];
  for await (const row of reader.rows(from)) rows.push(row);
  return rows;
}

it('gives the rows without their pictures, and each picture when it is asked for', async () => {
  const reader = await opened(withImages(10));

  expect(reader.columns).toEqual([
    { name: 'image', type: 'image' },
    { name: 'caption', type: 'text' },
    { name: 'photoid', type: 'integer' },
  ]);
  expect(reader.rowCount).toBe(10);
  const rows = await rowsOf(reader, 6);
  expect(rows[0]).toEqual({ row: 6, values: { caption: 'picture 6', photoid: 6 } });
  expect(rows).toHaveLength(4);
  expect(await reader.row(0)).toEqual({ row: 0, values: { caption: 'picture 0', photoid: 0 } });
  expect(await reader.cell(9, 'image')).toEqual({ bytes: Buffer.from(JPEG(9)), path: '9.jpg' });
  expect(await reader.cell(0, 'image')).toEqual({ bytes: Buffer.from(JPEG(0)), path: '0.jpg' });
  expect(await reader.cell(3, 'image')).toBeUndefined();
  await reader.close();
});

it.each([
  ['GZIP', (bytes: Uint8Array) => gzipSync(bytes)],
  ['BROTLI', (bytes: Uint8Array) => brotliCompressSync(bytes)],
  ['ZSTD', (bytes: Uint8Array) => zstdCompressSync(bytes)],
] as const)('reads %s', async (codec, compress) => {
  const columnData: ColumnSource[] = [
    { name: 'url', data: Array.from({ length: 200 }, (_, n) => `https://example.org/${n}`), type: 'STRING' },
    { name: 'taken', data: Array.from({ length: 200 }, () => new Date(0)), type: 'TIMESTAMP' },
    { name: 'jpg', data: Array.from({ length: 200 }, (_, n) => JPEG(n)), type: 'BYTE_ARRAY' },
    { name: 'note', data: Array.from({ length: 200 }, () => Buffer.from('plain')), type: 'BYTE_ARRAY' },
  ];
  const reader = await opened(
    Buffer.from(parquetWriteBuffer({ columnData, codec, compressors: { [codec]: compress } })),
  );

  expect(reader.columns.map(({ type }) => type)).toEqual(['text', 'date', 'bytes', 'text']);
  const [first] = await rowsOf(reader, 199);
  expect(first).toEqual({
    row: 199,
    values: { url: 'https://example.org/199', taken: '1970-01-01T00:00:00.000Z', note: 'plain' },
  });
  expect((await reader.cell(199, 'jpg'))?.bytes).toEqual(Buffer.from(JPEG(199)));
  await reader.close();
});

it('loses the rows of a broken group alone', async () => {
  const bytes = withImages(12);
  const at = bytes.indexOf('picture 0');
  bytes.fill(0xff, at - 20, at + 4);
  const reader = await opened(bytes);

  const rows = await rowsOf(reader);

  expect(rows).toHaveLength(12);
  expect(rows.slice(4).every(isReadable)).toBe(true);
  await reader.close();
});

it('gives typed errors for broken files, within bounded memory', async () => {
  const good = withImages(12);
  const random = seeded(20261122);
  let refused = 0;
  for (let round = 0; round < 24; round++) {
    const bytes = round < 8 ? good.subarray(0, Math.floor((good.length * round) / 8)) : Buffer.from(good);
    const footerAt = good.length - 8 - good.readUInt32LE(good.length - 8);
    const from = round % 2 === 0 ? footerAt : 4;
    if (round >= 8)
      for (let n = 0; n < 6; n++) bytes[from + Math.floor(random() * (bytes.length - from - 4))] = random() * 256;
    try {
      const reader = await opened(bytes, { timeoutMs: 20_000, maxMemoryBytes: 600 * 1024 * 1024 });
      try {
        await rowsOf(reader);
        await reader.cell(0, 'image');
      } finally {
        await reader.close();
      }
    } catch (error) {
      if (!(error instanceof TableUnreadable)) throw error;
      refused += 1;
    }
  }
  expect(refused).toBeGreaterThan(8);
}, 120_000);

it.each([
  ['row_group_too_large', { timeoutMs: 20_000, maxMemoryBytes: 1 }],
  ['timeout', { timeoutMs: 1, maxMemoryBytes: Infinity }],
])('kills a process that takes too much: %s', async (reason, options) => {
  await expect(opened(withImages(4), options)).rejects.toMatchObject({ reason });
});

it('starts another process when one has died', async () => {
  const path = join(folder, 'survived.parquet');
  await writeFile(path, withImages(10));
  const process = new ParquetProcess(path);
  const ask = () => process.ask({ ask: 'cell', row: 1, column: 'image' });
  await ask();
  process['child']?.kill('SIGKILL');

  await expect(ask()).rejects.toMatchObject({ reason: 'crashed' });
  expect(await ask()).toMatchObject({ path: '1.jpg' });
  await process.close();
});

/** Mulberry32: the same mutations every time. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
