import { Injectable } from '@nestjs/common';
import type { ContentId, EngineId } from '@odr/kernel';
import { HandlesEvent, HandlesJob, JobQueue, RunsEvery, type EventOf, type JobOf } from '@odr/platform';
import { MapDrawer } from './map-drawer.js';
import { MapPlacer } from './map-placer.js';
import { MapTender } from './map-tender.js';

const TEND_EVERY_MS = 10 * 60_000;

/** The jobs of maps, and the event that asks for one. */
@Injectable()
export class MapProcessor {
  constructor(
    private readonly drawer: MapDrawer,
    private readonly placer: MapPlacer,
    private readonly tender: MapTender,
    private readonly jobs: JobQueue,
  ) {}

  @HandlesEvent('embedding.content_stored')
  async onContentEmbedded({ data: { contentId, engineId } }: EventOf<'embedding.content_stored'>): Promise<void> {
    const dedupeKey = `search.place_on_map:${engineId}:${contentId}`;
    await this.jobs.add('search.place_on_map', { contentId, engineId }, { dedupeKey });
  }

  @HandlesJob('search.place_on_map')
  place({ data }: JobOf<'search.place_on_map'>): Promise<void> {
    return this.placer.place(data.contentId as ContentId, data.engineId as EngineId);
  }

  @HandlesJob('search.draw_map')
  draw(job: JobOf<'search.draw_map'>): Promise<void> {
    return this.drawer.draw(job.data.versionId, (done, total) => job.progress(done, total));
  }

  @RunsEvery(TEND_EVERY_MS, 'search.tend_maps')
  tend(): Promise<void> {
    return this.tender.tend();
  }
}
