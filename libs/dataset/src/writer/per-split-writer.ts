import type { ExportRow } from '../export-row.js';
import type { ExportPicture, RowWriter } from './row-writer.js';

/** A writer for each split, for formats that keep splits in files of their own. */
export class PerSplitWriter implements RowWriter {
  private readonly writers = new Map<string, RowWriter>();

  constructor(
    readonly withImages: boolean,
    private readonly create: (split: string) => Promise<RowWriter>,
  ) {}

  async add(row: ExportRow, image: ExportPicture | undefined): Promise<void> {
    await (await this.writerOf(row.split ?? 'train')).add(row, image);
  }

  async finish(): Promise<void> {
    // An empty table is a table too.
    if (this.writers.size === 0) await this.writerOf('train');
    for (const writer of this.writers.values()) await writer.finish();
  }

  async abort(): Promise<void> {
    for (const writer of this.writers.values()) await writer.abort();
  }

  private async writerOf(split: string): Promise<RowWriter> {
    const found = this.writers.get(split) ?? (await this.create(split));
    this.writers.set(split, found);
    return found;
  }
}
