import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileWriter, parquetWrite } from 'hyparquet-writer';

import type { ExportRow } from '../export-row.js';
import type { HashedFiles } from './hashed-files.js';
import type { ExportPicture, RowWriter } from './row-writer.js';
import { TarFile } from './tar-file.js';
import { five } from './tar-shards.js';

/** As img2dataset does: four digits after the shard's number. */
const MOST_SAMPLES = 10_000;

interface Sample {
  readonly key: string;
  readonly row: ExportRow;
  readonly image: ExportPicture;
}

interface Shard {
  readonly name: string;
  readonly tar: TarFile;
  /** Without the bytes of pictures: some kilobytes each at the most. */
  readonly samples: Sample[];
}

/** The layout of img2dataset: `00000.tar`, `00000.parquet` and `00000_stats.json`; one ending a shard. */
export class Img2datasetWriter implements RowWriter {
  readonly withImages = true;
  private readonly open = new Map<string, Shard>();
  private count = 0;

  constructor(
    private readonly files: HashedFiles,
    private readonly folder: string,
    private readonly maxShardBytes: number,
  ) {}

  async add(row: ExportRow, image: ExportPicture | undefined): Promise<void> {
    if (!image) throw new Error(`No picture for ${row.contentId}.`);
    const shard = await this.shardOf(image.ending);
    const key = `${shard.name}${String(shard.samples.length).padStart(4, '0')}`;
    const caption = row.captions[0] ?? '';
    await shard.tar.add(`${key}.${image.ending}`, image.bytes);
    await shard.tar.add(`${key}.json`, Buffer.from(JSON.stringify({ ...row, key, caption })));
    await shard.tar.add(`${key}.txt`, Buffer.from(caption));
    shard.samples.push({ key, row, image: { ...image, bytes: new Uint8Array() } });
    if (shard.samples.length >= MOST_SAMPLES || shard.tar.size >= this.maxShardBytes)
      await this.close(image.ending, shard);
  }

  async finish(): Promise<void> {
    for (const [ending, shard] of [...this.open]) await this.close(ending, shard);
  }

  async abort(): Promise<void> {
    for (const { tar } of this.open.values()) await tar.abort();
  }

  private async shardOf(ending: string): Promise<Shard> {
    const found = this.open.get(ending);
    if (found) return found;
    const name = five(this.count);
    this.count += 1;
    const shard = { name, tar: await TarFile.create(this.files, join(this.folder, `${name}.tar`)), samples: [] };
    this.open.set(ending, shard);
    return shard;
  }

  private async close(ending: string, { name, tar, samples }: Shard): Promise<void> {
    await tar.finish();
    this.open.delete(ending);
    const texts = (valueOf: (sample: Sample) => string | null) => samples.map(valueOf);
    const numbers = (valueOf: (sample: Sample) => number | null) => samples.map((sample) => valueOf(sample) ?? 0);
    await parquetWrite({
      writer: fileWriter(join(this.folder, `${name}.parquet`)),
      columnData: [
        { name: 'url', data: texts(({ row }) => row.sources[0] ?? ''), type: 'STRING' },
        { name: 'caption', data: texts(({ row }) => row.captions[0] ?? ''), type: 'STRING' },
        { name: 'key', data: texts(({ key }) => key), type: 'STRING' },
        { name: 'status', data: texts(() => 'success'), type: 'STRING' },
        { name: 'error_message', data: texts(() => ''), type: 'STRING' },
        { name: 'width', data: numbers(({ image }) => image.width), type: 'INT32' },
        { name: 'height', data: numbers(({ image }) => image.height), type: 'INT32' },
        { name: 'original_width', data: numbers(({ row }) => row.width), type: 'INT32' },
        { name: 'original_height', data: numbers(({ row }) => row.height), type: 'INT32' },
        { name: 'exif', data: texts(() => '{}'), type: 'STRING' },
        { name: 'sha256', data: texts(({ row }) => row.publishedSha256), type: 'STRING' },
        { name: 'license', data: texts(({ row }) => row.license), type: 'STRING' },
        { name: 'attribution', data: texts(({ row }) => row.attribution), type: 'STRING' },
      ],
    });
    // No times in it: two exports of one version are the same bytes.
    const stats = { count: samples.length, successes: samples.length, failed_to_download: 0, failed_to_resize: 0 };
    await writeFile(join(this.folder, `${name}_stats.json`), `${JSON.stringify(stats)}\n`);
  }
}
