import { Injectable } from '@nestjs/common';
import { ContentStatus } from '@odr/contracts';
import type { ContentId } from '@odr/kernel';
import { HandlesEvent, HandlesJob, JobQueue, RunsEvery, type EventOf, type JobOf } from '@odr/platform';
import { Gatherer } from './cluster/gatherer.js';
import { DuplicatesService } from './duplicates.service.js';

const EVERY_HOUR_MS = 60 * 60_000;

@Injectable()
export class DuplicatesProcessor {
  constructor(
    private readonly duplicates: DuplicatesService,
    private readonly gatherer: Gatherer,
    private readonly jobs: JobQueue,
  ) {}

  @HandlesEvent('content.processed')
  async onContentProcessed({ data }: EventOf<'content.processed'>): Promise<void> {
    await this.duplicates.rememberHash(data.contentId as ContentId);
  }

  /** It can be found turned now, and may be the mirror image of what is here already. */
  @HandlesEvent('content.rehashed')
  async onContentRehashed({ data }: EventOf<'content.rehashed'>): Promise<void> {
    await this.duplicates.rememberHash(data.contentId as ContentId);
  }

  /** What came in while the item was gone was not compared with it. */
  @HandlesEvent('content.restored')
  async onContentRestored({ data }: EventOf<'content.restored'>): Promise<void> {
    await this.duplicates.rememberHash(data.contentId as ContentId);
    await this.duplicates.regather(data.contentId as ContentId);
  }

  @HandlesEvent('embedding.content_stored')
  async onContentEmbedded({ data }: EventOf<'embedding.content_stored'>): Promise<void> {
    if (await this.duplicates.isProposedBy(data.engineId)) await this.jobs.add('duplicates.match_embedding', data);
  }

  @HandlesJob('duplicates.match_hash')
  async matchHash({ data }: JobOf<'duplicates.match_hash'>): Promise<void> {
    await this.duplicates.matchHash(data.contentId as ContentId);
  }

  @HandlesJob('duplicates.match_embedding')
  async matchEmbedding({ data }: JobOf<'duplicates.match_embedding'>): Promise<void> {
    await this.duplicates.matchEmbedding(data.contentId as ContentId, data.engineId);
  }

  @HandlesEvent('content.deleted')
  async onContentDeleted({ data }: EventOf<'content.deleted'>): Promise<void> {
    await this.duplicates.regather(data.contentId as ContentId);
  }

  /** Into quarantine or out of it. */
  @HandlesEvent('content.status_changed')
  async onStatusChanged({ data }: EventOf<'content.status_changed'>): Promise<void> {
    if (data.from === ContentStatus.Quarantined || data.to === ContentStatus.Quarantined)
      await this.duplicates.regather(data.contentId as ContentId);
  }

  @HandlesJob('duplicates.compare')
  async compare({ data }: JobOf<'duplicates.compare'>): Promise<void> {
    await this.duplicates.compare(data.contentId as ContentId);
  }

  @HandlesJob('duplicates.gather')
  async gather({ data }: JobOf<'duplicates.gather'>): Promise<void> {
    await this.gatherer.gather(data.contentId as ContentId);
  }

  @RunsEvery(EVERY_HOUR_MS, 'duplicates.compare_stale')
  async compareStale(): Promise<void> {
    await this.duplicates.compareStale();
  }
}
