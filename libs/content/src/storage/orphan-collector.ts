import { Inject, Injectable, Logger } from '@nestjs/common';
import { BLOB_SPACES, BlobStore, Database, RunsEvery, type BlobSpace } from '@odr/platform';
import { CONTENT_CONFIG, type ContentConfig } from '../content.config.js';
import { ContentRepository } from '../content.repository.js';
import { OrphanRepository } from './orphan.repository.js';

const BATCH = 500;
const EVERY_MS = 60 * 60_000;

/** Deletes blobs that no row names: what a crash between bytes and row leaves behind. Young ones may still get their row. */
@Injectable()
export class OrphanCollector {
  private readonly log = new Logger(OrphanCollector.name);

  constructor(
    @Inject(CONTENT_CONFIG) private readonly config: ContentConfig,
    private readonly db: Database,
    private readonly blobs: BlobStore,
    private readonly orphans: OrphanRepository,
    private readonly contents: ContentRepository,
  ) {}

  @RunsEvery(EVERY_MS, 'content.collect_garbage')
  async collect(): Promise<void> {
    const graceMs = this.config.orphanGraceMs;
    const collected = { sealed: 0, published: 0 };
    for (const space of BLOB_SPACES) {
      let batch: string[] = [];
      for await (const { sha256, modifiedAt } of this.blobs.list(space)) {
        if (isOlder(modifiedAt, graceMs)) batch.push(sha256);
        if (batch.length < BATCH) continue;
        collected[space] += await this.deleteUnnamed(space, batch, graceMs);
        batch = [];
      }
      collected[space] += await this.deleteUnnamed(space, batch, graceMs);
    }
    if (collected.sealed + collected.published > 0) this.log.log({ collected }, 'orphaned blobs deleted');
  }

  private async deleteUnnamed(space: BlobSpace, hashes: readonly string[], graceMs: number): Promise<number> {
    const candidates = await this.orphans.unnamed(space, hashes);
    for (const sha256 of candidates) await this.deleteIfStillUnnamed(space, sha256, graceMs);
    return candidates.length;
  }

  /** Looks again under the lock that uploads take: the bytes may have come back since. */
  private deleteIfStillUnnamed(space: BlobSpace, sha256: string, graceMs: number): Promise<void> {
    return this.db.transaction(async () => {
      await this.contents.lockBytes(sha256);
      const blob = await this.blobs.stat(space, sha256);
      if (!blob || !isOlder(blob.modifiedAt, graceMs)) return;
      if ((await this.orphans.unnamed(space, [sha256])).length > 0) await this.blobs.delete(space, sha256);
    });
  }
}

const isOlder = (modifiedAt: Date, ms: number): boolean => Date.now() - modifiedAt.getTime() >= ms;
