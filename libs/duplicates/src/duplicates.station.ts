import { TimelineStations, type StationReport, type TimelineStation } from '@odr/content';
import type { ContentId } from '@odr/kernel';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ComparisonLookup } from './comparison.lookup.js';

/** Tells the timeline of an item whether it has been compared with the others. */
@Injectable()
export class DuplicatesStation implements TimelineStation, OnModuleInit {
  readonly step = 'compared';

  constructor(
    private readonly stations: TimelineStations,
    private readonly comparisons: ComparisonLookup,
  ) {}

  onModuleInit(): void {
    this.stations.register(this);
  }

  async reportOn(id: ContentId): Promise<StationReport> {
    const { isCompared, nearCopies } = await this.comparisons.of(id);
    return { isDone: isCompared, facts: { nearCopies } };
  }
}
