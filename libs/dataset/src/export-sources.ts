import { Injectable } from '@nestjs/common';
import type { DatasetCounts } from '@odr/entities';

import { DatasetLookup, type ReleasedVersion } from './dataset/dataset.lookup.js';
import type { ExportFilterRequest } from './dto/export.request.dto.js';
import { toExportRow } from './export-row.js';
import type { ExportView } from './export.repository.js';
import { ExportableReader } from './exportable.reader.js';
import { addVersionFiles } from './version-files.js';
import { ManifestFile } from './version/manifest.file.js';
import { VersionRowsReader, type VersionPage } from './version/version-rows.reader.js';
import { VersionNotFound } from './version/version.errors.js';
import { VersionWithdrawalRepository } from './withdrawal/version-withdrawal.repository.js';
import type { WriterSubject } from './writer/row-writer.js';

/** Where the rows of an export come from, and what is said of the whole. */
export interface RowSource {
  readonly total: number;
  readonly about: WriterSubject;
  /** What was counted when it was released. */
  readonly figures?: DatasetCounts;
  /** What a release was checked against. */
  readonly profile?: string;
  /** Name of the list of checksums, where there is one. */
  readonly sums?: string;
  pages(): AsyncIterable<VersionPage>;
  /** Which of these items may leave now. */
  standing(contentIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** Puts in what belongs to the whole. */
  addTo(folder: string): Promise<void>;
}

const CREATOR = 'Open Data Repository';

/** Finds the rows of an export: those of a released version, or what a filter finds now. */
@Injectable()
export class ExportSources {
  constructor(
    private readonly items: ExportableReader,
    private readonly datasets: DatasetLookup,
    private readonly versions: VersionRowsReader,
    private readonly manifests: ManifestFile,
    private readonly withdrawals: VersionWithdrawalRepository,
  ) {}

  /** @throws VersionNotFound, VersionWithdrawn */
  async of(wish: ExportView): Promise<RowSource> {
    if (wish.versionId === null) return this.found(wish);
    const version = await this.datasets.released(wish.versionId);
    await this.withdrawals.assertStands(wish.versionId);
    if (!version) throw new VersionNotFound(wish.versionId);
    return this.released(version);
  }

  private async found({ name, filter, createdAt }: ExportView): Promise<RowSource> {
    const asked: ExportFilterRequest = filter;
    const { items } = this;
    return {
      total: await items.count(asked),
      about: {
        name,
        title: name,
        description: '',
        version: '0.0.0',
        createdAt,
        url: '/api/v1/contents',
        creator: CREATOR,
        rootHash: null,
        agreement: [],
      },
      async *pages() {
        for await (const page of items.pages(asked))
          yield { rows: page.map(toExportRow), withdrawn: [], lostAnnotations: 0 };
      },
      standing: (contentIds) => items.standing(contentIds),
      addTo: () => Promise.resolve(),
    };
  }

  private released(version: ReleasedVersion): RowSource {
    const { id, name, number, rootHash, itemCount, profile, counts, datasetId } = version;
    const about = subjectOf(version);
    return {
      total: itemCount,
      about,
      figures: counts,
      profile,
      sums: 'SHA256SUMS',
      pages: () => this.versions.pages(id),
      standing: (contentIds) => this.versions.standing(contentIds),
      addTo: (folder) =>
        addVersionFiles(folder, this.manifests.pathOf(id), {
          dataset: name,
          datasetId,
          version: number,
          rootHash,
          itemCount,
          profile,
          withdrawals: `${about.url}/withdrawals`,
        }),
    };
  }
}

/** What is said of a released version, wherever it is said. */
export const subjectOf = (version: ReleasedVersion): WriterSubject => ({
  name: version.name,
  title: version.title,
  description: version.description,
  version: version.number,
  createdAt: version.createdAt,
  url: `/api/v1/datasets/${version.datasetId}`,
  creator: CREATOR,
  rootHash: version.rootHash,
  agreement: version.counts.agreement ?? [],
});
