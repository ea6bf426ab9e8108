import { Injectable } from '@nestjs/common';
import type { ContentId } from '@odr/kernel';
import { HandlesEvent, HandlesJob, JobQueue, type EventOf, type JobOf } from '@odr/platform';
import { DuplicatesService } from './duplicates.service.js';

@Injectable()
export class DuplicatesProcessor {
  constructor(
    private readonly duplicates: DuplicatesService,
    private readonly jobs: JobQueue,
  ) {}

  @HandlesEvent('content.processed')
  async onContentProcessed({ data }: EventOf<'content.processed'>): Promise<void> {
    await this.duplicates.rememberHash(data.contentId as ContentId);
  }

  /** What came in while the item was gone was not compared with it. */
  @HandlesEvent('content.restored')
  async onContentRestored({ data }: EventOf<'content.restored'>): Promise<void> {
    await this.duplicates.rememberHash(data.contentId as ContentId);
  }

  @HandlesEvent('embedding.content_stored')
  async onContentEmbedded({ data }: EventOf<'embedding.content_stored'>): Promise<void> {
    await this.jobs.add('duplicates.match_embedding', data);
  }

  @HandlesJob('duplicates.match_hash')
  async matchHash({ data }: JobOf<'duplicates.match_hash'>): Promise<void> {
    await this.duplicates.matchHash(data.contentId as ContentId);
  }

  @HandlesJob('duplicates.match_embedding')
  async matchEmbedding({ data }: JobOf<'duplicates.match_embedding'>): Promise<void> {
    await this.duplicates.matchEmbedding(data.contentId as ContentId, data.engineId);
  }
}
