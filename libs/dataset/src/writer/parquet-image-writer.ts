import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { ParquetWriter } from 'hyparquet-writer';

import type { ExportRow } from '../export-row.js';
import { columnData, HUGGING_FACE, PARQUET_SCHEMA, type PictureRow } from './parquet-columns.js';
import type { HashedFiles } from './hashed-files.js';
import { ParquetSink } from './parquet-sink.js';
import type { ExportPicture, RowWriter, WriterSetting } from './row-writer.js';

/** What `datasets` writes for pictures too: one row can be fetched without reading a gigabyte. */
const ROWS_PER_GROUP = 100;
/** A group is held in memory, so a hundred large pictures become several groups. */
const MAX_GROUP_BYTES = 64_000_000;

interface Shard {
  readonly parquet: ParquetWriter;
  readonly sink: ParquetSink;
  readonly path: string;
}

/** `data/{split}-00000-of-00001.parquet` in the image layout of Hugging Face: column `image`, a struct of bytes and path. */
export class ParquetImageWriter implements RowWriter {
  readonly withImages = true;
  private rows: PictureRow[] = [];
  private bytes = 0;
  private shard: Shard | undefined;
  private writing: Promise<void> = Promise.resolve();
  private readonly closed: string[] = [];

  private constructor(
    private readonly files: HashedFiles,
    private readonly folder: string,
    private readonly maxShardBytes: number,
    private readonly split: string,
  ) {}

  static async create(
    { files, folder, maxShardBytes }: Pick<WriterSetting, 'files' | 'folder' | 'maxShardBytes'>,
    split = 'train',
  ): Promise<ParquetImageWriter> {
    const data = join(folder, 'data');
    await mkdir(data, { recursive: true });
    return new ParquetImageWriter(files, data, maxShardBytes, split);
  }

  async add(row: ExportRow, image: ExportPicture | undefined): Promise<void> {
    if (!image) throw new Error(`No picture for ${row.contentId}.`);
    this.rows.push({ row, image: image.bytes });
    this.bytes += image.bytes.length;
    if (this.rows.length >= ROWS_PER_GROUP || this.bytes >= MAX_GROUP_BYTES) await this.flush();
  }

  /** How many shards there are stands in each name, so they get their names at the end. */
  async finish(): Promise<void> {
    await this.flush();
    if (this.shard || this.closed.length === 0) await this.closeShard(this.shard ?? (await this.openShard()));
    for (const [index, path] of this.closed.entries()) {
      await rename(path, join(this.folder, `${this.split}-${five(index)}-of-${five(this.closed.length)}.parquet`));
    }
  }

  async abort(): Promise<void> {
    this.rows = [];
    await this.writing.catch(() => undefined); // what went wrong with it is known, or the reason to abort came first
    await this.shard?.sink.abort();
  }

  /** Begins to write what is buffered: pictures of the next group are read meanwhile. */
  private async flush(): Promise<void> {
    if (this.rows.length === 0) return;
    const shard = (this.shard ??= await this.openShard());
    await this.writing;
    const { rows } = this;
    this.rows = [];
    this.bytes = 0;
    this.writing = Promise.resolve(shard.parquet.write({ columnData: columnData(rows), rowGroupSize: rows.length }));
    // Thrown where it is waited for.
    this.writing.catch(() => undefined);
    if (shard.sink.offset >= this.maxShardBytes) await this.closeShard(shard);
  }

  private async openShard(): Promise<Shard> {
    const path = join(this.folder, `${this.split}-${five(this.closed.length)}.tmp`);
    const sink = new ParquetSink(await this.files.create(path));
    const parquet = new ParquetWriter({
      writer: sink,
      schema: PARQUET_SCHEMA,
      kvMetadata: [HUGGING_FACE],
      createdBy: 'open-data-repository',
    });
    return { parquet, sink, path };
  }

  private async closeShard({ parquet, sink, path }: Shard): Promise<void> {
    await this.writing;
    await parquet.finish();
    await sink.close();
    this.closed.push(path);
    this.shard = undefined;
  }
}

const five = (number: number): string => String(number).padStart(5, '0');
