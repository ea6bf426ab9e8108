import { Injectable } from '@nestjs/common';
import type { ContentId } from '@odr/kernel';
import { HandlesEvent, HandlesJob, RunsEvery, type EventOf, type JobOf } from '@odr/platform';
import { Arrivals } from '../saved-search/alert/arrivals.js';
import { SearchIndexService } from './search-index.service.js';

const RENEW_EVERY_MS = 10 * 60_000;

/** Every event that changes what is said of a content asks for a rebuild of its document. */
@Injectable()
export class SearchIndexProcessor {
  constructor(
    private readonly index: SearchIndexService,
    private readonly arrivals: Arrivals,
  ) {}

  @HandlesEvent('content.received')
  onContentReceived({ data }: EventOf<'content.received'>): Promise<void> {
    return this.index.request(data.contentId);
  }

  /** Embedded metadata may have brought a title or an author along. */
  @HandlesEvent('content.processed')
  onContentProcessed({ data }: EventOf<'content.processed'>): Promise<void> {
    return this.index.request(data.contentId);
  }

  @HandlesEvent('content.updated')
  onContentUpdated({ data }: EventOf<'content.updated'>): Promise<void> {
    return this.index.request(data.contentId);
  }

  @HandlesEvent('content.scanned')
  async onContentScanned({ data }: EventOf<'content.scanned'>): Promise<void> {
    if (data.scanner === 'text') await this.index.request(data.contentId);
  }

  @HandlesEvent('content.deleted')
  onContentDeleted({ data }: EventOf<'content.deleted'>): Promise<void> {
    return this.index.request(data.contentId);
  }

  @HandlesEvent('content.restored')
  onContentRestored({ data }: EventOf<'content.restored'>): Promise<void> {
    return this.index.request(data.contentId);
  }

  @HandlesEvent('annotation.saved')
  onAnnotationSaved({ data }: EventOf<'annotation.saved'>): Promise<void> {
    return this.index.request(data.contentId);
  }

  @HandlesEvent('annotation.deleted')
  onAnnotationDeleted({ data }: EventOf<'annotation.deleted'>): Promise<void> {
    return this.index.request(data.contentId);
  }

  @HandlesJob('search.index_content')
  async indexContent({ data }: JobOf<'search.index_content'>): Promise<void> {
    await this.index.rebuild(data.contentId as ContentId);
    await this.arrivals.note(data.contentId);
  }

  @RunsEvery(RENEW_EVERY_MS, 'search.renew_documents')
  renewDocuments(): Promise<void> {
    return this.index.renew();
  }
}
