import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { ExportRow } from '../export-row.js';
import { croissantProblems } from './check-croissant.js';
import { croissantOf, type DescribedFile } from './croissant.js';
import { JsonlWriter } from './jsonl-writer.js';
import type { ExportPicture, RowWriter, WriterSetting } from './row-writer.js';
import { five, TarShards } from './tar-shards.js';

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.jsonl': 'application/jsonlines',
  '.tar': 'application/x-tar',
};

/** `metadata.jsonl`, pictures in tars, and `croissant.json`, which describes them to tools for learning. */
export class CroissantWriter implements RowWriter {
  private readonly licenses = new Set<string>();
  private readonly shards: TarShards;
  private items = 0;
  private annotations = 0;

  private constructor(
    private readonly setting: WriterSetting,
    private readonly table: JsonlWriter,
  ) {
    const { files, folder, maxShardBytes } = setting;
    this.shards = new TarShards(files, folder, (index) => `images-${five(index)}.tar`, maxShardBytes);
  }

  static async create(setting: WriterSetting): Promise<CroissantWriter> {
    return new CroissantWriter(setting, await JsonlWriter.create(setting));
  }

  get withImages(): boolean {
    return this.setting.withImages;
  }

  async add(row: ExportRow, image: ExportPicture | undefined): Promise<void> {
    const path = `images/${row.contentId}.${image?.ending ?? 'jpg'}`;
    if (image) await this.shards.add([[path, image.bytes]]);
    await this.table.add(image ? { ...row, path } : row);
    this.licenses.add(row.license);
    this.items += 1;
    this.annotations += row.annotations.length;
  }

  async finish(): Promise<void> {
    await this.shards.close();
    await this.table.finish();
    const { licenses, items, annotations } = this;
    const described = { ...this.setting.about, licenses: [...licenses].sort(), items, annotations };
    const description = croissantOf(described, await this.described());
    const [problem] = croissantProblems(description);
    if (problem !== undefined && items > 0) throw new Error(`The description of an export is no Croissant: ${problem}`);
    await writeFile(join(this.setting.folder, 'croissant.json'), `${JSON.stringify(description, null, 2)}\n`);
  }

  async abort(): Promise<void> {
    await this.shards.abort();
    await this.table.abort();
  }

  private async described(): Promise<DescribedFile[]> {
    const files: DescribedFile[] = [];
    const { files: sums, folder } = this.setting;
    for (const name of (await readdir(folder)).sort()) {
      const mediaType = MEDIA_TYPES[name.slice(name.lastIndexOf('.'))];
      if (mediaType === undefined) continue;
      files.push({ name, ...(await sums.sumOf(join(folder, name))), mediaType });
    }
    return files;
  }
}
