import { Injectable, Logger } from '@nestjs/common';
import { RunsEvery } from '@odr/platform';
import { ImportJobs } from './import-jobs.js';
import { ImportRepository } from './import.repository.js';

const EVERY_MS = 15_000;
const DRAFT_AGE_MS = 7 * 24 * 3_600_000;

/**
 * Picks up imports whose job died with its worker, sooner than the queue would, or was lost for good, as one is that failed
 * five times while the database was away.
 */
@Injectable()
export class ImportTender {
  private readonly log = new Logger(ImportTender.name);

  constructor(
    private readonly imports: ImportRepository,
    private readonly jobs: ImportJobs,
  ) {}

  @RunsEvery(EVERY_MS, 'import.tend')
  async tend(): Promise<void> {
    for (const forgotten of await this.imports.forgotten()) await this.jobs.goOn(forgotten);
    const cancelled = await this.imports.cancelOldDrafts(DRAFT_AGE_MS);
    if (cancelled > 0) this.log.log({ cancelled }, 'imports that nobody started were given up');
  }
}
