import { open, type FileHandle } from 'node:fs/promises';
import { parquetMetadataAsync, parquetReadObjects, type AsyncBuffer, type FileMetaData } from 'hyparquet';
import { columnsOfSchema } from './parquet-columns.js';
import { cappedDecompressors } from './parquet-decompressors.js';
import { assertPlausible, MAX_FOOTER_BYTES } from './parquet-footer.js';
import type { OpenedParquet, ParquetCell, ParquetRows } from './parquet-protocol.js';
import { binaryCell, isPlainText, plainValue } from './parquet-values.js';
import { MAX_ROW_BYTES } from './table-limits.js';
import { TableUnreadable } from './table.errors.js';
import type { BadRow, TableColumn, TableRow } from './table-reader.js';

/** Rows are decoded in windows of about this size; strings take two to four times as much in memory. */
const WINDOW_BYTES = 48 * 1024 * 1024;
/** Pictures of one row group are decoded at once and kept until another group is asked for. */
const MAX_GROUP_BYTES = 512 * 1024 * 1024;
/** What travels to the parent in one answer. */
const ANSWER_BYTES = 8 * 1024 * 1024;
const TAIL_BYTES = 8;

type Row = Record<string, unknown>;

interface Group {
  readonly start: number;
  readonly rows: number;
  /** Of a column, unpacked. */
  bytes(column: string): number;
}

/** One Parquet file, for the process that may die of it. */
export class ParquetFile {
  private window: { readonly from: number; readonly rows: readonly Row[] } | undefined;
  private cells: { readonly from: number; readonly column: string; readonly rows: readonly Row[] } | undefined;

  private constructor(
    private readonly file: AsyncBuffer,
    private readonly metadata: FileMetaData,
    private readonly columns: readonly TableColumn[],
    private readonly groups: readonly Group[],
  ) {}

  /** @throws TableUnreadable, and whatever the decoder throws at a broken file */
  static async open(path: string): Promise<ParquetFile> {
    const handle = await open(path);
    const { size } = await handle.stat();
    const file = bufferOf(handle, size);
    await assertFooter(file);
    const metadata = await parquetMetadataAsync(file, { geoparquet: false });
    assertPlausible(metadata, size);
    const declared = columnsOfSchema(metadata);
    const draft = new ParquetFile(file, metadata, declared, groupsOf(metadata));
    return new ParquetFile(file, metadata, await draft.withUndeclaredText(), draft.groups);
  }

  opened(): OpenedParquet {
    return { columns: this.columns, rowCount: Number(this.metadata.num_rows) };
  }

  /** Some rows from one on, at least one while there are any; a group that cannot be decoded is as many bad rows. */
  async rows(from: number, count: number): Promise<ParquetRows> {
    const group = this.groupOf(from);
    if (!group) return { rows: [] };
    const end = Math.min(from + count, group.start + group.rows);
    let decoded: readonly Row[];
    try {
      decoded = await this.decoded(group, from, end);
    } catch (error) {
      // The decoder is the check; what it could not read is told row by row.
      const detail = messageOf(error);
      const bad = (_: unknown, at: number): BadRow => ({ row: from + at, reason: 'broken_row', detail });
      return { rows: Array.from({ length: end - from }, bad) };
    }
    const rows: (TableRow | BadRow)[] = [];
    let bytes = 0;
    for (const [at, row] of decoded.entries()) {
      const values = plainValue(row) as Row;
      const size = JSON.stringify(values).length;
      bytes += size;
      if (size > MAX_ROW_BYTES)
        rows.push({ row: from + at, reason: 'row_too_long', detail: `The row has ${size} characters.` });
      else rows.push({ row: from + at, values });
      if (bytes > ANSWER_BYTES) break;
    }
    return { rows };
  }

  /** @throws TableUnreadable when pictures are packed in groups that are too large to unpack */
  async cell(row: number, column: string): Promise<ParquetCell> {
    const group = this.groupOf(row);
    if (!group) return {};
    const isHeld = this.cells?.column === column && this.cells.from === group.start;
    if (!isHeld) {
      this.cells = undefined;
      if (group.bytes(column) > MAX_GROUP_BYTES)
        return binaryCell((await this.read([column], row, row + 1))[0]?.[column]);
      this.cells = {
        column,
        from: group.start,
        rows: await this.read([column], group.start, group.start + group.rows),
      };
    }
    return binaryCell(this.cells?.rows[row - group.start]?.[column]);
  }

  private async decoded(group: Group, from: number, end: number): Promise<readonly Row[]> {
    const names = this.columns.filter(({ type }) => !isBinary(type)).map(({ name }) => name);
    if (names.length === 0) return Array.from({ length: end - from }, () => ({}));
    const held = this.window;
    if (held && held.from <= from && from < held.from + held.rows.length)
      return held.rows.slice(from - held.from, end - held.from);
    this.window = undefined;
    const perRow = names.reduce((sum, name) => sum + group.bytes(name), 0) / Math.max(1, group.rows);
    const height = Math.max(1, Math.floor(WINDOW_BYTES / Math.max(1, perRow)));
    const windowEnd = Math.min(Math.max(end, from + height), group.start + group.rows);
    this.window = { from, rows: await this.read(names, from, windowEnd) };
    return this.window.rows.slice(0, end - from);
  }

  private read(columns: readonly string[], rowStart: number, rowEnd: number): Promise<Row[]> {
    return parquetReadObjects({
      file: this.file,
      metadata: this.metadata,
      columns: [...columns],
      rowStart,
      rowEnd,
      compressors: cappedDecompressors,
      utf8: false,
      geoparquet: false,
      useOffsetIndex: true,
    });
  }

  private groupOf(row: number): Group | undefined {
    return this.groups.find(({ start, rows }) => row >= start && row < start + rows);
  }

  /** Old writers do not say that bytes are text. */
  private async withUndeclaredText(): Promise<TableColumn[]> {
    const [first] = this.groups.filter(({ rows }) => rows > 0);
    return Promise.all(
      this.columns.map(async (column) => {
        if (column.type !== 'bytes' || !first || first.bytes(column.name) > MAX_GROUP_BYTES) return column;
        try {
          const rows = await this.read([column.name], first.start, first.start + 1);
          const value = rows[0]?.[column.name];
          return value instanceof Uint8Array && isPlainText(value) ? { ...column, type: 'text' as const } : column;
        } catch {
          // A group that cannot be decoded is told when its rows are asked for.
          return column;
        }
      }),
    );
  }
}

const isBinary = (type: TableColumn['type']): boolean => type === 'bytes' || type === 'image';

export const messageOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).slice(0, 300);

function groupsOf({ row_groups }: FileMetaData): Group[] {
  let start = 0;
  return row_groups.map(({ columns, num_rows }) => {
    const sizes = new Map<string, number>();
    for (const { meta_data } of columns) {
      const [name = ''] = meta_data?.path_in_schema ?? [];
      sizes.set(name, (sizes.get(name) ?? 0) + Number(meta_data?.total_uncompressed_size ?? 0));
    }
    const group = { start, rows: Number(num_rows), bytes: (column: string) => sizes.get(column) ?? 0 };
    start += group.rows;
    return group;
  });
}

async function assertFooter(file: AsyncBuffer): Promise<void> {
  if (file.byteLength < 12) throw new TableUnreadable('broken', 'The file is too short for Parquet.');
  const tail = Buffer.from(await file.slice(file.byteLength - TAIL_BYTES));
  const magic = tail.toString('latin1', 4);
  if (magic === 'PARE') throw new TableUnreadable('encrypted', 'The table is encrypted.');
  if (magic !== 'PAR1') throw new TableUnreadable('broken', 'The end of the file is missing.');
  const footer = tail.readUInt32LE(0);
  if (footer > MAX_FOOTER_BYTES || footer > file.byteLength - TAIL_BYTES)
    throw new TableUnreadable('broken', 'The footer says that it is larger than it can be.');
}

function bufferOf(handle: FileHandle, byteLength: number): AsyncBuffer {
  return {
    byteLength,
    async slice(start, end = byteLength) {
      const from = Math.min(Math.max(0, start), byteLength);
      const bytes = new Uint8Array(Math.max(0, Math.min(end, byteLength) - from));
      let done = 0;
      while (done < bytes.length) {
        const { bytesRead } = await handle.read(bytes, done, bytes.length - done, from + done);
        if (bytesRead === 0) throw new TableUnreadable('broken', 'The file has become shorter.');
        done += bytesRead;
      }
      return bytes.buffer;
    },
  };
}
