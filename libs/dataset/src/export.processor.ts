import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { ExportWish } from '@odr/contracts';
import type { DatasetCounts, ExportCounts } from '@odr/entities';
import { asStorageError, HandlesJob, type JobOf } from '@odr/platform';

import { DATASET_CONFIG, type DatasetConfig } from './dataset.config.js';
import { addLicenseTexts } from './license-files.js';
import type { ExportRow } from './export-row.js';
import { WithdrawnMeanwhile } from './dataset.errors.js';
import { ExportSources, type RowSource } from './export-sources.js';
import { ExportStopped } from './export-stopped.js';
import { ExportRepository, type ExportView } from './export.repository.js';
import { ExportPictures, type MissingPicture } from './picture/export-pictures.js';
import { readAhead } from './picture/read-ahead.js';
import { barPlot } from './writer/bar-plot.js';
import { CreditFiles } from './writer/credit-files.js';
import { datasetCard } from './writer/dataset-card.js';
import { ExportFolder } from './writer/export-folder.js';
import { VersionWithdrawalRepository } from './withdrawal/version-withdrawal.repository.js';
import type { ExportPicture, RowWriter } from './writer/row-writer.js';
import { TextFile } from './writer/text-file.js';
import { NEEDS_IMAGES, WRITERS } from './writer/writers.js';
import { WrittenItems } from './written-items.js';

/** Pictures that are in memory at the same time. */
const AT_HAND = 4;

type Told = (done: number, total: number) => Promise<void>;

/** Counts that grow while an export is written. */
interface Tally {
  exported: number;
  skipped: number;
  withdrawn: number;
  lostAnnotations: number;
  readonly licenses: Map<string, number>;
  readonly written: WrittenItems;
  readonly leftOut: string[];
}

const emptyTally = (): Tally => ({
  exported: 0,
  skipped: 0,
  withdrawn: 0,
  lostAnnotations: 0,
  licenses: new Map(),
  written: new WrittenItems(),
  leftOut: [],
});

/** Writes an export from nothing each time it runs; what an attempt that died had written is removed. */
@Injectable()
export class ExportProcessor {
  constructor(
    private readonly exports: ExportRepository,
    private readonly sources: ExportSources,
    private readonly pictures: ExportPictures,
    private readonly withdrawals: VersionWithdrawalRepository,
    @Inject(DATASET_CONFIG) private readonly config: DatasetConfig,
  ) {}

  @HandlesJob('dataset.export')
  async write({ data, progress }: Pick<JobOf<'dataset.export'>, 'data' | 'progress'>): Promise<void> {
    const wish = await this.exports.byId(data.exportId);
    if (!wish || wish.files || wish.wish !== ExportWish.Run) return;
    const folder = await ExportFolder.begin(this.config.folder, wish.id);
    try {
      const source = await this.sources.of(wish);
      const tally = emptyTally();
      const counts = await this.writeInto(folder, wish, source, tally, progress);
      await source.addTo(folder.path);
      await this.assertStanding(wish, source, tally);
      const files = await folder.publish(source.sums);
      await this.exports.finish(wish.id, { files, counts, leftOut: wish.versionId === null ? null : tally.leftOut });
    } catch (error) {
      if (error instanceof ExportStopped) return;
      // A full disk has a name of its own, which whoever asked for the export can understand.
      throw asStorageError(error);
    } finally {
      await folder.discard();
    }
  }

  /** Each page was asked for anew; what went after its own turn is in the files, and has to get out of them again. */
  private async assertStanding({ versionId }: ExportView, source: RowSource, { written }: Tally): Promise<void> {
    if (versionId !== null) await this.withdrawals.assertStands(versionId);
    const gone: string[] = [];
    for (const batch of written.batches()) {
      const standing = await source.standing(batch);
      gone.push(...batch.filter((id) => !standing.has(id)));
    }
    if (gone.length > 0) throw new WithdrawnMeanwhile(gone);
  }

  private async writeInto(
    { path, files }: ExportFolder,
    wish: ExportView,
    source: RowSource,
    tally: Tally,
    told: Told,
  ): Promise<ExportCounts> {
    const withImages = NEEDS_IMAGES.has(wish.format) || (wish.options.images ?? 'none') !== 'none';
    const { maxShardBytes } = this.config;
    const writer = await WRITERS[wish.format]({ folder: path, files, maxShardBytes, withImages, about: source.about });
    const credits = await CreditFiles.create({ folder: path, files });
    try {
      for await (const { rows, withdrawn, lostAnnotations } of source.pages()) {
        if ((await this.exports.wishOf(wish.id)) !== ExportWish.Run) throw new ExportStopped();
        const read = (row: ExportRow) => this.pictureOf(row, wish, writer);
        for await (const [row, image] of readAhead(rows, AT_HAND, read))
          await this.writeRow(row, image, wish, writer, credits, tally);
        tally.withdrawn += withdrawn.length;
        for (const id of withdrawn) tally.leftOut.push(id);
        tally.lostAnnotations += lostAnnotations;
        const done = tally.exported + tally.skipped + tally.withdrawn;
        await told(done, Math.max(source.total, done));
      }
      await writer.finish();
      await credits.finish();
    } catch (error) {
      await credits.abort();
      await writer.abort();
      throw error;
    }
    const { exported, skipped, withdrawn, lostAnnotations } = tally;
    const licenses = Object.fromEntries([...tally.licenses].sort(([a], [b]) => (a < b ? -1 : 1)));
    const counts: ExportCounts = {
      exported,
      skipped,
      licenses,
      ...(wish.versionId ? { withdrawn, lostAnnotations } : {}),
    };
    if (source.figures) await plot(path, source.figures);
    await addLicenseTexts(path, Object.keys(licenses), source.profile);
    const card = await TextFile.create(join(path, 'README.md'));
    await card.write(
      datasetCard({ ...wish, counts, about: source.about, figures: source.figures, files: await readdir(path) }),
    );
    await card.close();
    return counts;
  }

  private async pictureOf(
    row: ExportRow,
    { options }: ExportView,
    { withImages }: RowWriter,
  ): Promise<ExportPicture | MissingPicture | undefined> {
    return withImages ? this.pictures.of(row, options) : undefined;
  }

  private async writeRow(
    row: ExportRow,
    image: ExportPicture | MissingPicture | undefined,
    wish: ExportView,
    writer: RowWriter,
    credits: CreditFiles,
    tally: Tally,
  ): Promise<void> {
    if (typeof image === 'string') {
      tally.skipped += 1;
      tally.leftOut.push(row.contentId);
      return;
    }
    await writer.add(row, image);
    tally.written.add(row.contentId);
    await credits.add(row, wish.options.images === 'resized' ? ['resized'] : []);
    tally.exported += 1;
    tally.licenses.set(row.license, (tally.licenses.get(row.license) ?? 0) + 1);
  }
}

async function plot(folder: string, { licenses, aspects, formats }: DatasetCounts): Promise<void> {
  await mkdir(join(folder, 'statistics'));
  for (const [name, title, counts] of [
    ['licenses', 'Items by licence', licenses],
    ['aspects', 'Items by shape', aspects],
    ['formats', 'Items by format', formats],
  ] as const)
    await writeFile(join(folder, 'statistics', `${name}.svg`), barPlot(title, counts));
}
