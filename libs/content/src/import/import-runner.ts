import { Inject, Injectable } from '@nestjs/common';
import type { ImportId } from '@odr/kernel';
import { Database, HandlesJob, JobQueue, type JobOf } from '@odr/platform';
import { IMPORT_CONFIG, type ImportConfig } from './import.config.js';
import { ImportActors } from './import-actors.js';
import { ImportItemRepository, type PickedItem } from './import-item.repository.js';
import { ImportJobs } from './import-jobs.js';
import { ImportRepository } from './import.repository.js';
import type { Import } from './import-source.js';
import { ImportStandstill } from './import-standstill.js';
import { ImportTaker } from './import-taker.js';
import { ImportWatch } from './import-watch.js';
import { inParallel } from './in-parallel.js';

const MIN_SLICE_MS = 500;
/** How soon to look again after what waits for processing. */
const BREATH_MS = 500;
const PICKED_AHEAD = 2;

/**
 * Takes in what an import has planned, a slice at a time: the next person's import has its turn in between. Whatever happens
 * to the worker, each item ends exactly once, because its outcome and its content are one transaction.
 */
@Injectable()
export class ImportRunner {
  constructor(
    @Inject(IMPORT_CONFIG) private readonly config: ImportConfig,
    private readonly db: Database,
    private readonly imports: ImportRepository,
    private readonly items: ImportItemRepository,
    private readonly actors: ImportActors,
    private readonly taker: ImportTaker,
    private readonly jobs: ImportJobs,
    private readonly queue: JobQueue,
  ) {}

  @HandlesJob('import.run')
  async run({ id: jobId, data }: Pick<JobOf<'import.run'>, 'id' | 'data'>): Promise<void> {
    const id = data.importId as ImportId;
    const theImport = await this.imports.takeOver(id, jobId);
    if (!theImport) return;
    const watch = new ImportWatch(() => this.imports.goesOn(id, jobId));
    try {
      const contributor = await this.actors.of(theImport);
      const turn = { jobId, signal: watch.signal, until: Date.now() + (await this.sliceMs(id)) };
      await inParallel(this.dueItems(theImport, turn), this.config.atOnce, (item) =>
        this.taker.take(item, theImport, contributor, watch.signal),
      );
    } catch (error) {
      if (!(error instanceof ImportStandstill)) throw error;
      await this.jobs.pause(id, jobId, error.reason);
      return;
    } finally {
      watch.end();
    }
    await this.comeToEnd(theImport, jobId);
  }

  /** Planned items in order, for as long as the slice lasts and processing keeps up. */
  private async *dueItems(
    { id }: Import,
    { jobId, signal, until }: { readonly jobId: string; readonly signal: AbortSignal; readonly until: number },
  ): AsyncGenerator<PickedItem> {
    let after = -1;
    while (Date.now() < until && !signal.aborted) {
      const room = this.config.maxWaiting - (await this.items.settle(id));
      if (room <= 0 || !(await this.imports.goesOn(id, jobId))) return;
      const picked = await this.items.pick(id, after, Math.min(room, this.config.atOnce * PICKED_AHEAD));
      if (picked.length === 0) return;
      after = picked.at(-1)?.position ?? after;
      while (picked.length > 0) {
        if (Date.now() >= until || signal.aborted) break;
        const next = picked.shift();
        if (next) yield next;
      }
      const left = picked.map(({ position }) => position);
      await this.items.putBack(id, left, null);
    }
  }

  /** Somebody with ten imports has no more of the workers' time than somebody with one. */
  private async sliceMs(id: ImportId): Promise<number> {
    return Math.max(MIN_SLICE_MS, this.config.sliceMs / (await this.imports.countRunningBeside(id)));
  }

  private async comeToEnd({ id, userId }: Import, jobId: string): Promise<void> {
    const processing = await this.items.settle(id);
    const nextInMs = await this.items.nextInMs(id);
    await this.imports.pace(id);
    if (processing === 0 && nextInMs === undefined) return this.jobs.finish(id, jobId);
    const isFull = processing >= this.config.maxWaiting || nextInMs === undefined;
    const afterMs = Math.max(isFull ? BREATH_MS : 0, nextInMs ?? 0);
    await this.db.transaction(async () => {
      const state = await this.imports.release(id, jobId);
      if (state !== 'running') return;
      // Long waits are cut short, so that what processing finishes meanwhile shows.
      await this.queue.add(
        'import.run',
        { importId: id },
        { dedupeKey: `import.run:${id}`, userId, afterMs: Math.min(afterMs, 15_000) },
      );
    });
  }
}
