import { Inject, Injectable } from '@nestjs/common';
import type { ImportId, UserId } from '@odr/kernel';
import { Database, JobQueue } from '@odr/platform';
import { IMPORT_CONFIG, type ImportConfig } from './import.config.js';
import { ImportRepository, type ImportReason } from './import.repository.js';

/** How an import comes by its next job, and how it comes to a stop by itself. */
@Injectable()
export class ImportJobs {
  constructor(
    @Inject(IMPORT_CONFIG) private readonly config: ImportConfig,
    private readonly db: Database,
    private readonly imports: ImportRepository,
    private readonly queue: JobQueue,
  ) {}

  /** Has it listed first, if that is not done; twice asked is once done. */
  async goOn(
    { id, userId, isListed }: { readonly id: ImportId; readonly userId: UserId; readonly isListed: boolean },
    afterMs = 0,
  ): Promise<void> {
    const name = isListed ? 'import.run' : 'import.list';
    await this.queue.add(name, { importId: id }, { dedupeKey: `${name}:${id}`, userId, afterMs });
  }

  /** By the job that works on it: unless somebody was faster with another word. */
  fail(id: ImportId, jobId: string, reason: ImportReason): Promise<void> {
    return this.whileMine(id, jobId, () => this.imports.finish(id, 'failed', this.config.keepFilesMs, reason));
  }

  finish(id: ImportId, jobId: string): Promise<void> {
    return this.whileMine(id, jobId, () => this.imports.finish(id, 'done', this.config.keepFilesMs));
  }

  /** Until somebody sets right what `reason` says, and resumes it. */
  pause(id: ImportId, jobId: string, reason: ImportReason): Promise<void> {
    return this.whileMine(id, jobId, () => this.imports.setState(id, 'paused', reason));
  }

  private whileMine(id: ImportId, jobId: string, change: () => Promise<void>): Promise<void> {
    return this.db.transaction(async () => {
      if (await this.imports.goesOn(id, jobId)) await change();
      await this.imports.release(id, jobId);
    });
  }
}
