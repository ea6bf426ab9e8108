import { Injectable } from '@nestjs/common';
import { ContentStatus } from '@odr/contracts';
import { HandlesEvent, JobQueue, RunsEvery, type EventOf } from '@odr/platform';
import { SavedSearchRepository } from '../saved-search.repository.js';
import { AlertRepository } from './alert.repository.js';
import { AlertService } from './alert.service.js';
import { Arrivals } from './arrivals.js';

/** Daily alerts fall due, and second looks, without anything having happened. */
const EVERY_MS = 60_000;
const PRUNE_EVERY_MS = 6 * 3_600_000;

/** What makes a content findable, and who wants to know. Rebuilt documents are noted where they are rebuilt. */
@Injectable()
export class AlertProcessor {
  constructor(
    private readonly arrivals: Arrivals,
    private readonly alerts: AlertService,
    private readonly repository: AlertRepository,
    private readonly searches: SavedSearchRepository,
    private readonly jobs: JobQueue,
  ) {}

  @HandlesEvent('content.status_changed')
  async onStatusChanged({ data }: EventOf<'content.status_changed'>): Promise<void> {
    if (data.to === ContentStatus.Available) await this.arrivals.note(data.contentId);
  }

  @HandlesEvent('content.restored')
  onRestored({ data }: EventOf<'content.restored'>): Promise<void> {
    return this.arrivals.note(data.contentId);
  }

  @HandlesEvent('embedding.content_stored')
  onContentEmbedded({ data }: EventOf<'embedding.content_stored'>): Promise<void> {
    return this.arrivals.note(data.contentId);
  }

  @RunsEvery(EVERY_MS, 'saved_search.alert')
  async alert(): Promise<void> {
    const isMore = await this.alerts.percolate();
    await this.alerts.tell();
    if (isMore) await this.jobs.add('saved_search.alert', {}, { dedupeKey: 'saved_search.alert' });
  }

  @RunsEvery(PRUNE_EVERY_MS, 'saved_search.prune')
  async prune(): Promise<void> {
    await this.searches.forgetDeleted();
    await this.repository.forgetTold();
  }
}
