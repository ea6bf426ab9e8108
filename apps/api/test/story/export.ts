import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { Actor } from '../support/actor.js';
import { odr } from '../support/odr-command.js';
import { photosSeenBy } from './collection.js';

interface ExportedRow {
  readonly id: string;
  readonly license: string;
  readonly attribution: string;
  readonly bytes: Buffer;
}

export const exporting = (): void => {
  const folder = mkdtempSync(join(tmpdir(), 'odr-export-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('writes a Parquet that DuckDB reads back: every picture whole, licence and attribution in every row', async () => {
    const { code, output } = await odr('export', '--format', 'parquet', '--out', folder);
    const rows = await rowsOf(folder);

    expect({ code, output }).toMatchObject({ code: 0 });
    const published = new Map(
      [...(await photosSeenBy(Actor.anonymous())).values()].map((content) => [content.id, content]),
    );
    const ours = rows.filter(({ id }) => published.has(id));
    expect(ours.map(({ id }) => id).sort()).toEqual([...published.keys()].sort());
    expect(ours.map(({ bytes }) => createHash('sha256').update(bytes).digest('hex'))).toEqual(
      ours.map(({ id }) => published.get(id)?.publishedSha256),
    );
    expect(rows.filter(({ license, attribution }) => !license || !attribution)).toEqual([]);
  });

  it('writes the same selection as JSONL', async () => {
    const { code } = await odr('export', '--format', 'jsonl', '--out', folder);
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    const file = names.find((name) => name.endsWith('.jsonl')) ?? '';
    const lines = readFileSync(join(folder, file), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { license?: string; attribution?: unknown });

    expect(code).toBe(0);
    expect(lines.length).toBeGreaterThanOrEqual(4);
    expect(lines.filter(({ license, attribution }) => !license || !attribution)).toEqual([]);
  });
};

async function rowsOf(folder: string): Promise<readonly ExportedRow[]> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.parquet'))
    .map((name) => `'${join(folder, name)}'`);
  const reader = await connection.runAndReadAll(`SELECT * FROM read_parquet([${files.join(', ')}])`);
  return reader.getRowObjectsJS().map((row) => {
    const image = row['image'] as { bytes: Uint8Array };
    return {
      id: String(row['contentId']),
      license: String(row['license'] ?? ''),
      attribution: String(row['attribution'] ?? ''),
      bytes: Buffer.from(image.bytes),
    };
  });
}
