import { Inject, Injectable } from '@nestjs/common';
import { HandlesJob, JobQueue, RunsEvery, type JobOf } from '@odr/platform';
import { CONTENT_CONFIG, type ContentConfig } from '../../content.config.js';
import { WebFailure } from '../exchange/web-failure.js';
import { SourceWatcher } from './source-watcher.js';
import { WatchRepository } from './watch.repository.js';

const EVERY_MS = 10 * 60_000;
const AT_ONCE = 200;
const ENROLLED_AT_ONCE = 5_000;
/** A check that has not come back by then is asked for again. */
const LEASE_MS = 6 * 3_600_000;
const BUSY_MS = 30_000;

/** When sources are asked again: longest due first, a few at a time. */
@Injectable()
export class WatchProcessor {
  constructor(
    @Inject(CONTENT_CONFIG) private readonly config: ContentConfig,
    private readonly watched: WatchRepository,
    private readonly watcher: SourceWatcher,
    private readonly jobs: JobQueue,
  ) {}

  @RunsEvery(EVERY_MS, 'content.watch_sources')
  async findDue(): Promise<void> {
    if (!this.config.probesSources) return;
    await this.watched.enrol(ENROLLED_AT_ONCE);
    const due = await this.watched.due(AT_ONCE, LEASE_MS);
    const jobs = due.map((sourceId) => ({ payload: { sourceId }, dedupeKey: `content.check_source:${sourceId}` }));
    await this.jobs.addAll('content.check_source', jobs);
  }

  @HandlesJob('content.check_source')
  async check({ data: { sourceId } }: Pick<JobOf<'content.check_source'>, 'data'>): Promise<void> {
    try {
      await this.watcher.check(sourceId, new AbortController().signal);
    } catch (error) {
      // Its host is busy with us already; a queue of a thousand sources of one site is asked one by one.
      if (!(error instanceof WebFailure) || error.code !== 'web.host_busy') throw error;
      const afterMs = Math.max(error.retryAfterMs ?? 0, BUSY_MS) * (1 + Math.random());
      await this.jobs.add(
        'content.check_source',
        { sourceId },
        { dedupeKey: `content.check_source:${sourceId}`, afterMs },
      );
    }
  }
}
