import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as WebStream } from 'node:stream/web';
import { Inject, Injectable } from '@nestjs/common';
import { BlobStore } from '@odr/platform';
import { datasetInfo, downloadFile, HubApiError, listFiles } from '@huggingface/hub';
import { HUB_CONFIG, type HubConfig } from './hub.config.js';
import { DatasetUnreadable } from './hub.errors.js';

/** A dataset as it was at one commit, so that every row of an import is of one state. */
export interface PinnedDataset {
  readonly dataset: string;
  readonly commit: string;
}

export interface HubFile {
  readonly path: string;
  readonly sizeBytes: number;
}

/** Asks the hub of the configuration. Nothing here takes an address from anybody else. */
@Injectable()
export class Hub {
  constructor(
    @Inject(HUB_CONFIG) private readonly config: HubConfig,
    private readonly blobs: BlobStore,
  ) {}

  /** @throws DatasetUnreadable */
  pin(dataset: string, revision = 'main'): Promise<PinnedDataset> {
    return this.asking(async () => {
      const { hubUrl } = this.config;
      const { sha } = await datasetInfo({ name: dataset, revision, hubUrl, additionalFields: ['sha'] });
      return { dataset, commit: sha };
    });
  }

  /** Every file, in the order of their paths. @throws DatasetUnreadable */
  files({ dataset, commit }: PinnedDataset): Promise<HubFile[]> {
    return this.asking(async () => {
      const found: HubFile[] = [];
      const repo = { type: 'dataset', name: dataset } as const;
      for await (const file of listFiles({ repo, revision: commit, recursive: true, hubUrl: this.config.hubUrl }))
        if (file.type === 'file') found.push({ path: file.path, sizeBytes: file.lfs?.size ?? file.size });
      return found.sort((a, b) => (a.path < b.path ? -1 : 1));
    });
  }

  /** The bytes of a file as they come. @throws DatasetUnreadable */
  open({ dataset, commit }: PinnedDataset, path: string): Promise<Readable> {
    return this.asking(async () => {
      const repo = { type: 'dataset', name: dataset } as const;
      const file = await downloadFile({ repo, path, revision: commit, hubUrl: this.config.hubUrl });
      if (!file) throw new DatasetUnreadable('import.dataset_not_found', `The dataset has no file ${path}.`);
      return Readable.fromWeb(file.stream() as WebStream);
    });
  }

  /** Brings a file here for as long as `work` takes. @throws DatasetUnreadable */
  withFile(pinned: PinnedDataset, path: string, work: (local: string) => Promise<void>): Promise<void> {
    return this.blobs.withTemporaryFolder(async (folder) => {
      const local = join(folder, 'from-hub');
      await pipeline(await this.open(pinned, path), createWriteStream(local, { mode: 0o600 }));
      await work(local);
    });
  }

  private async asking<T>(ask: () => Promise<T>): Promise<T> {
    try {
      return await ask();
    } catch (error) {
      // What the hub answers, and whether it answers, is only known by asking.
      if (error instanceof HubApiError && [401, 403, 404].includes(error.statusCode))
        throw new DatasetUnreadable('import.dataset_not_found', 'The hub has no such dataset, or not for everybody.');
      if (error instanceof HubApiError || error instanceof TypeError)
        throw new DatasetUnreadable('import.hub_unreachable', 'The hub does not answer as it should. Retry later.');
      throw error;
    }
  }
}
