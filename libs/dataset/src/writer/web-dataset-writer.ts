import type { ExportRow } from '../export-row.js';
import type { HashedFiles } from './hashed-files.js';
import type { ExportPicture, RowWriter } from './row-writer.js';
import { five, TarShards } from './tar-shards.js';

/**
 * WebDataset: `{split}-{ending}-00000.tar` with a picture, its caption and its record under one key. Keys are numbers, because
 * readers end a key at its first dot; each shard set has one ending, because they want the same members in every sample.
 */
export class WebDatasetWriter implements RowWriter {
  readonly withImages = true;
  private readonly sets = new Map<string, TarShards>();
  private count = 0;

  constructor(
    private readonly files: HashedFiles,
    private readonly folder: string,
    private readonly maxShardBytes: number,
  ) {}

  async add(row: ExportRow, image: ExportPicture | undefined): Promise<void> {
    if (!image) throw new Error(`No picture for ${row.contentId}.`);
    const key = String(this.count).padStart(9, '0');
    this.count += 1;
    await this.setOf(`${row.split ?? 'train'}-${image.ending}`).add([
      [`${key}.${image.ending}`, image.bytes],
      [`${key}.json`, JSON.stringify({ ...row, key })],
      [`${key}.txt`, row.captions[0] ?? ''],
    ]);
  }

  async finish(): Promise<void> {
    for (const shards of this.sets.values()) await shards.close();
  }

  async abort(): Promise<void> {
    for (const shards of this.sets.values()) await shards.abort();
  }

  private setOf(name: string): TarShards {
    const found =
      this.sets.get(name) ??
      new TarShards(this.files, this.folder, (index) => `${name}-${five(index)}.tar`, this.maxShardBytes);
    this.sets.set(name, found);
    return found;
  }
}
