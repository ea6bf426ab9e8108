import { Inject, Injectable, Logger } from '@nestjs/common';
import { ExportFormat } from '@odr/contracts';
import type { ExportCounts } from '@odr/entities';
import { BlobCorrupt, BlobMissing, BlobStore, asStorageError, HandlesJob, type JobOf } from '@odr/platform';
import { join } from 'node:path';

import { DATASET_CONFIG, type DatasetConfig } from './dataset.config.js';
import type { ExportFilterRequest } from './dto/export.request.dto.js';
import { attributionLine, type ExportableItem, toExportRow } from './export-row.js';
import { ExportRepository, type ExportView } from './export.repository.js';
import { ExportableReader } from './exportable.reader.js';
import { datasetCard } from './writer/dataset-card.js';
import { ExportFolder } from './writer/export-folder.js';
import { JsonlWriter } from './writer/jsonl-writer.js';
import { ParquetImageWriter } from './writer/parquet-image-writer.js';
import type { RowWriter } from './writer/row-writer.js';
import { TextFile } from './writer/text-file.js';

/** Counts that grow while an export is written. */
interface Tally {
  exported: number;
  skipped: number;
  readonly licenses: Map<string, number>;
}

/** Writes an export from nothing each time it runs; what an attempt that died had written is removed. */
@Injectable()
export class ExportProcessor {
  private readonly log = new Logger(ExportProcessor.name);

  constructor(
    private readonly exports: ExportRepository,
    private readonly items: ExportableReader,
    private readonly blobs: BlobStore,
    @Inject(DATASET_CONFIG) private readonly config: DatasetConfig,
  ) {}

  @HandlesJob('dataset.export')
  async write({ data, progress }: Pick<JobOf<'dataset.export'>, 'data' | 'progress'>): Promise<void> {
    const wish = await this.exports.byId(data.exportId);
    if (!wish || wish.files) return;
    const folder = await ExportFolder.begin(this.config.folder, wish.id);
    try {
      const counts = await this.writeInto(folder.path, wish, progress);
      await this.exports.finish(wish.id, await folder.publish(), counts);
    } catch (error) {
      // A full disk has a name of its own, which whoever asked for the export can understand.
      throw asStorageError(error);
    } finally {
      await folder.discard();
    }
  }

  private async writeInto(
    path: string,
    wish: ExportView,
    progress: (done: number, total: number) => Promise<void>,
  ): Promise<ExportCounts> {
    const filter: ExportFilterRequest = wish.filter;
    const total = await this.items.count(filter);
    const tally: Tally = { exported: 0, skipped: 0, licenses: new Map() };
    const writer = await this.writerOf(wish.format, path);
    const attributions = await TextFile.create(join(path, 'ATTRIBUTION.md'));
    let isFinished = false;
    try {
      await attributions.write('# Attribution\n\n');
      for await (const page of this.items.pages(filter)) {
        for (const item of page) await this.writeItem(item, writer, attributions, tally);
        await progress(tally.exported + tally.skipped, Math.max(total, tally.exported + tally.skipped));
      }
      await writer.finish();
      isFinished = true;
    } finally {
      await attributions.close();
      if (!isFinished) await writer.abort();
    }
    const counts = { exported: tally.exported, skipped: tally.skipped, licenses: Object.fromEntries(tally.licenses) };
    const card = await TextFile.create(join(path, 'README.md'));
    await card.write(datasetCard({ ...wish, counts }));
    await card.close();
    return counts;
  }

  private async writeItem(
    item: ExportableItem,
    writer: RowWriter,
    attributions: TextFile,
    tally: Tally,
  ): Promise<void> {
    const image = writer.withImages ? await this.pictureOf(item) : undefined;
    if (writer.withImages && !image) {
      tally.skipped += 1;
      return;
    }
    await writer.add(toExportRow(item), image);
    await attributions.write(attributionLine(item));
    tally.exported += 1;
    tally.licenses.set(item.license, (tally.licenses.get(item.license) ?? 0) + 1);
  }

  /** The published bytes, checked against their hash; never the sealed ones. */
  private async pictureOf({ id, publishedSha256 }: ExportableItem): Promise<Uint8Array | undefined> {
    try {
      return await this.blobs.read('published', publishedSha256);
    } catch (error) {
      // One damaged file must not keep a hundred thousand good ones back; the card says how many are missing.
      if (!(error instanceof BlobMissing || error instanceof BlobCorrupt)) throw error;
      this.log.error(
        { contentId: id, publishedSha256, err: error },
        'left out of an export: its file is missing or damaged',
      );
      return undefined;
    }
  }

  private writerOf(format: ExportFormat, path: string): Promise<RowWriter> {
    return format === ExportFormat.Parquet
      ? ParquetImageWriter.create(path, this.config.maxShardBytes)
      : JsonlWriter.create(path);
  }
}
