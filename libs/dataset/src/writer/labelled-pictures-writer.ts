import type { ExportRow } from '../export-row.js';
import { PictureSpool } from './picture-spool.js';
import type { ExportPicture, RowWriter, WriterSetting } from './row-writer.js';
import { five, TarShards } from './tar-shards.js';

/** Writes the labels once all pictures are known. */
export type LabelsOf = (spool: PictureSpool, setting: WriterSetting, shards: TarShards) => Promise<void>;

/** Pictures as `images/<id>.jpg` in tars, and labels that name them: COCO and YOLO. */
export class LabelledPicturesWriter implements RowWriter {
  private constructor(
    readonly withImages: boolean,
    private readonly setting: WriterSetting,
    private readonly shards: TarShards,
    private readonly spool: PictureSpool,
    private readonly labels: LabelsOf,
  ) {}

  static async create(setting: WriterSetting, name: string, labels: LabelsOf): Promise<LabelledPicturesWriter> {
    const { files, folder, maxShardBytes } = setting;
    const shards = new TarShards(files, folder, (index) => `${name}-${five(index)}.tar`, maxShardBytes);
    const spool = await PictureSpool.create(folder);
    return new LabelledPicturesWriter(setting.withImages, setting, shards, spool, labels);
  }

  async add(row: ExportRow, image: ExportPicture | undefined): Promise<void> {
    const ending = image?.ending ?? row.path.slice(row.path.lastIndexOf('.') + 1);
    const name = `images/${row.contentId}.${ending}`;
    if (image) await this.shards.add([[name, image.bytes]]);
    await this.spool.add(row, name, image);
  }

  async finish(): Promise<void> {
    await this.spool.close();
    await this.labels(this.spool, this.setting, this.shards);
    await this.shards.close();
    await this.spool.remove();
  }

  async abort(): Promise<void> {
    await this.shards.abort();
    await this.spool.abort();
  }
}
