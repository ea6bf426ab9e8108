import { Injectable, Logger } from '@nestjs/common';
import type { ImportId } from '@odr/kernel';
import { DomainError } from '@odr/kernel';
import { Database, HandlesJob, JobQueue, StorageFull, type JobOf } from '@odr/platform';
import { ImportItemRepository } from './import-item.repository.js';
import { ImportJobs } from './import-jobs.js';
import { ImportRepository } from './import.repository.js';
import { ImportSources } from './import-sources.js';
import type { Import, ImportSource, LateDescription, ListedItem } from './import-source.js';
import { ImportWatch } from './import-watch.js';

const BATCH = 500;

/** Writes the plan of an import. A crash in the middle costs the time only: what is planned already stays as it is. */
@Injectable()
export class ImportLister {
  private readonly log = new Logger(ImportLister.name);

  constructor(
    private readonly db: Database,
    private readonly imports: ImportRepository,
    private readonly items: ImportItemRepository,
    private readonly sources: ImportSources,
    private readonly jobs: ImportJobs,
    private readonly queue: JobQueue,
  ) {}

  @HandlesJob('import.list')
  async list({ id: jobId, data }: Pick<JobOf<'import.list'>, 'id' | 'data'>): Promise<void> {
    const id = data.importId as ImportId;
    const theImport = await this.imports.takeOver(id, jobId);
    if (!theImport) return;
    const watch = new ImportWatch(() => this.imports.goesOn(id, jobId));
    try {
      const source = this.sources.of(theImport.kind);
      await this.plan(theImport, source, watch);
      await this.settleAfter(theImport, source, jobId, watch);
    } catch (error) {
      if (error instanceof StorageFull)
        return await this.jobs.pause(id, jobId, { code: error.code, detail: error.message });
      // Nothing can be read from what was given: its owner has to know, and another attempt would find the same.
      if (!(error instanceof DomainError) || watch.signal.aborted) throw error;
      this.log.log({ importId: id, code: error.code }, 'import cannot be listed');
      await this.jobs.fail(id, jobId, { code: error.code, detail: error.message });
    } finally {
      watch.end();
    }
  }

  private async plan(theImport: Import, source: ImportSource, { signal }: ImportWatch): Promise<void> {
    const { id } = theImport;
    let position = 0;
    let items: ListedItem[] = [];
    let late: LateDescription[] = [];
    const flush = async (): Promise<void> => {
      await this.items.plan(id, position, items);
      position += items.length;
      const lost = (await this.items.describe(id, late)).flatMap(({ otherwise }) => otherwise ?? []);
      await this.items.plan(id, position, lost);
      position += lost.length;
      [items, late] = [[], []];
    };
    const listing = source.list(theImport, {
      signal,
      remember: (notes) => this.imports.remember(id, notes),
      rememberUnpacked: (sha256) => this.imports.rememberUnpacked(id, sha256),
    });
    for await (const listed of listing) {
      if (signal.aborted) return;
      if ('describes' in listed) late.push(listed);
      else items.push(listed);
      if (items.length + late.length >= BATCH) await flush();
    }
    if (!signal.aborted) await flush();
  }

  private async settleAfter(theImport: Import, source: ImportSource, jobId: string, watch: ImportWatch): Promise<void> {
    const { id, userId } = theImport;
    await this.db.transaction(async () => {
      const isComplete = !watch.signal.aborted && (await this.imports.goesOn(id, jobId));
      if (isComplete) {
        if (source.keysAreUnique) await this.items.refuseRepeatedKeys(id, REPEATED_NAME);
        await this.imports.markListed(id);
        await this.queue.add('import.run', { importId: id }, { dedupeKey: `import.run:${id}`, userId });
      }
      await this.imports.release(id, jobId);
    });
  }
}

const REPEATED_NAME = {
  code: 'import.repeated_name',
  detail: 'An earlier entry has the same name. Only the first is taken in.',
};
