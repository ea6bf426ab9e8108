import { rm } from 'node:fs/promises';
import { join } from 'node:path';

import type { ExportRow } from '../export-row.js';
import type { HashedFiles } from './hashed-files.js';
import type { ExportPicture, RowWriter } from './row-writer.js';
import { five, TarShards } from './tar-shards.js';
import { TextFile } from './text-file.js';

/**
 * Hugging Face's ImageFolder, packed: unpack all tars in one place and there are `train/<id>.jpg` and so on, each split with
 * its `metadata.jsonl`. Packed, because nobody wants to download a hundred thousand files one by one.
 */
export class ImageFolderWriter implements RowWriter {
  readonly withImages = true;
  private readonly tables = new Map<string, TextFile>();
  private readonly shards: TarShards;

  constructor(
    files: HashedFiles,
    private readonly folder: string,
    maxShardBytes: number,
  ) {
    this.shards = new TarShards(files, folder, (index) => `imagefolder-${five(index)}.tar`, maxShardBytes);
  }

  async add(row: ExportRow, image: ExportPicture | undefined): Promise<void> {
    if (!image) throw new Error(`No picture for ${row.contentId}.`);
    const split = row.split ?? 'train';
    // An item is in a version once, but two items may have the same bytes.
    const name = `${row.contentId}.${image.ending}`;
    const { width, height } = image;
    const line = { file_name: name, text: row.captions[0] ?? '', ...row, annotations: undefined, width, height };
    await this.shards.add([[`${split}/${name}`, image.bytes]]);
    await (await this.tableOf(split)).write(`${JSON.stringify(line)}\n`);
  }

  async finish(): Promise<void> {
    for (const [split, table] of this.tables) {
      await table.close();
      await this.shards.addFile(`${split}/metadata.jsonl`, this.pathOf(split));
      await rm(this.pathOf(split));
    }
    await this.shards.close();
  }

  async abort(): Promise<void> {
    await this.shards.abort();
    for (const table of this.tables.values()) await table.abort();
  }

  private pathOf(split: string): string {
    return join(this.folder, `${split}.metadata.tmp`);
  }

  private async tableOf(split: string): Promise<TextFile> {
    const found = this.tables.get(split) ?? (await TextFile.create(this.pathOf(split)));
    this.tables.set(split, found);
    return found;
  }
}
