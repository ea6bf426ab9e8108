import { TimelineStations, type StationReport, type TimelineStation } from '@odr/content';
import type { ContentId } from '@odr/kernel';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SearchDocumentLookup } from './search-document.lookup.js';

/** Tells the timeline of an item whether searches can find it. */
@Injectable()
export class SearchStation implements TimelineStation, OnModuleInit {
  readonly step = 'findable';

  constructor(
    private readonly stations: TimelineStations,
    private readonly documents: SearchDocumentLookup,
  ) {}

  onModuleInit(): void {
    this.stations.register(this);
  }

  async reportOn(id: ContentId): Promise<StationReport> {
    return { isDone: await this.documents.exists(id), facts: {} };
  }
}
