import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { openTable } from './open-table.js';
import { isReadable, type BadRow, type TableRow } from './table-reader.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'odr-tables-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function table(name: string, content: string | Buffer, maxUnpackedBytes?: number) {
  const path = join(folder, name);
  await writeFile(path, content);
  const reader = await openTable({
    path,
    name,
    folder,
    ...(maxUnpackedBytes === undefined ? {} : { maxUnpackedBytes }),
  });
  const rows: (TableRow | BadRow)[] = [];
  for await (const row of reader.rows()) rows.push(row);
  return { reader, rows, values: rows.filter(isReadable).map(({ values }) => values) };
}

describe('CSV', () => {
  it('reads quoted newlines and delimiters, a mark at the start, and either kind of line end', async () => {
    const { reader, values } = await table(
      'a.csv',
      '\ufeffurl,caption\r\nhttps://a.example/1,"one,\ntwo ""three"""\r\n2,\r\n',
    );
    expect(reader.columns.map(({ name }) => name)).toEqual(['url', 'caption']);
    expect(values).toEqual([
      { url: 'https://a.example/1', caption: 'one,\ntwo "three"' },
      { url: '2', caption: null },
    ]);
  });

  it.each([
    [';', 'a;b;c\n1;2,5;3\n4;5;6\n'],
    ['|', 'a|b|c\n1|2,5|3\n'],
    ['\t', 'a\tb\tc\n1\t2,5\t3\n'],
  ])('finds out that %j parts the cells', async (_, content) => {
    expect((await table('b.csv', content)).values[0]).toEqual({ a: '1', b: '2,5', c: '3' });
  });

  it('loses the broken rows alone', async () => {
    const { rows } = await table('c.csv', 'a,b\n\n1,2\n3,"never closed\n4,5\n6\n"7"x,8\n9,5" pipe\n10,11\n');
    expect(rows.map((row) => ('values' in row ? Object.values(row.values).join() : row.reason))).toEqual([
      '1,2',
      'broken_row',
      '4,5',
      'broken_row',
      'broken_row',
      'broken_row',
      '10,11',
    ]);
    expect(rows.map(({ row }) => row)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  it('names nameless and repeated columns', async () => {
    const { reader } = await table('d.csv', 'a,,a\n1,2,3\n');
    expect(reader.columns.map(({ name }) => name)).toEqual(['a', 'column 2', 'a (2)']);
  });

  it('refuses other encodings instead of spoiling names', async () => {
    await expect(table('e.csv', Buffer.from('name\nMünchen\n', 'latin1'))).rejects.toMatchObject({
      reason: 'not_utf8',
    });
    await expect(table('f.csv', Buffer.from('\ufeffa,b\n', 'utf16le'))).rejects.toMatchObject({ reason: 'not_utf8' });
    await expect(table('g.csv', '')).rejects.toMatchObject({ reason: 'empty' });
    await expect(table('g.bin', 'abc')).rejects.toMatchObject({ reason: 'unknown_format' });
  });

  it('gives back what was written, and any row again by its place', async () => {
    const cell = fc.string({ unit: 'grapheme' }).map((text) => text.replace(/[\r\0\ufeff]/g, ''));
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1 }), async (cells) => {
        const { reader, rows } = await table(
          'x.csv',
          ['a,b', ...cells.map((row) => row.map(quoted).join(','))].join('\n'),
        );
        const expected = cells.map(([a, b]) => ({ a: a === '' ? null : a, b: b === '' ? null : b }));
        expect(rows.map((row) => ('values' in row ? row.values : row))).toEqual(expected);
        const last = rows.at(-1) as TableRow;
        expect((await reader.row(last.row, last.span))?.values).toEqual(expected.at(-1));
      }),
      { numRuns: 60 },
    );
  });

  it('ends with rows or a typed error whatever it is given', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: fc.constantFrom('"', ',', '\n', 'a', '\r', ';') }), async (text) => {
        const { rows } = await table('y.csv', `a,b\n${text}`);
        expect(rows.map(({ row }) => row)).toEqual(rows.map((_, index) => index));
      }),
      { numRuns: 100 },
    );
  });
});

describe('JSON lines', () => {
  it('loses the bad lines alone, and learns the columns from the rows', async () => {
    const { reader, rows } = await table('a.jsonl', '{"a":1}\n\n{"a":\n[1]\n{"a":2.5,"b":["x"],"c":null}');
    expect(rows.map((row) => ('values' in row ? row.values : row.reason))).toEqual([
      { a: 1 },
      'broken_row',
      'not_an_object',
      { a: 2.5, b: ['x'], c: null },
    ]);
    expect(reader.columns).toEqual([
      { name: 'a', type: 'number' },
      { name: 'b', type: 'list' },
      { name: 'c', type: 'unknown' },
    ]);
  });

  it('does not keep a line that is too long to be a row', async () => {
    const { rows } = await table('b.jsonl', `{"a":1}\n{"a":"${'x'.repeat(33 * 1024 * 1024)}"}\n{"a":3}\n`);
    expect(rows.map((row) => ('values' in row ? row.values['a'] : row.reason))).toEqual([1, 'row_too_long', 3]);
  });

  it.each(['jsonl', 'json'])('gives back what was written as %s, and any row again by its place', async (format) => {
    const value = fc.dictionary(
      fc.string(),
      fc.jsonValue({ maxDepth: 3 }).map((v) => JSON.parse(JSON.stringify(v)) as unknown),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(value, { minLength: 1 }), async (values) => {
        const lines = values.map((row) => JSON.stringify(row)).join('\n');
        const { reader, rows } = await table(
          `x.${format}`,
          format === 'jsonl' ? lines : JSON.stringify(values, null, 1),
        );
        expect(rows.map((row) => ('values' in row ? row.values : row))).toEqual(values);
        const last = rows.at(-1) as TableRow;
        expect((await reader.row(last.row, last.span))?.values).toEqual(values.at(-1));
      }),
      { numRuns: 60 },
    );
  });

  it('says that an array ends too early', async () => {
    await expect(table('c.json', '[{"a":1},{"a":')).rejects.toMatchObject({ reason: 'broken' });
    await expect(table('d.json', '{"a":1}')).rejects.toMatchObject({ reason: 'broken' });
  });
});

describe('packed tables', () => {
  it('are read like the others', async () => {
    expect((await table('a.csv.gz', gzipSync('a,b\n1,2\n'))).values).toEqual([{ a: '1', b: '2' }]);
    expect((await table('a.jsonl.gz', gzipSync('{"a":1}\n'))).values).toEqual([{ a: 1 }]);
  });

  it('may not unpack without end, nor end too early', async () => {
    const bomb = gzipSync(`a\n${'1\n'.repeat(1_000_000)}`);
    await expect(table('b.csv.gz', bomb, 1_000_000)).rejects.toMatchObject({ reason: 'unpacks_too_large' });
    await expect(table('c.csv.gz', bomb.subarray(0, 1_000))).rejects.toMatchObject({ reason: 'broken' });
  });
});
