import { Injectable } from '@nestjs/common';
import { JobQueue } from '@odr/platform';
import { ArrivalRepository } from './arrival.repository.js';

/** Many come at once when a folder is imported; they are looked at together. */
const GATHER_MS = 1_500;

/** Where it is noted that a content can be found, or found by something else than before. */
@Injectable()
export class Arrivals {
  constructor(
    private readonly arrivals: ArrivalRepository,
    private readonly jobs: JobQueue,
  ) {}

  async note(contentId: string): Promise<void> {
    if (await this.arrivals.note(contentId))
      await this.jobs.add('saved_search.alert', {}, { dedupeKey: 'saved_search.alert', afterMs: GATHER_MS });
  }
}
