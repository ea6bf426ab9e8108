import { setImmediate } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { EmbeddingLookup } from '@odr/embedding';
import type { UserId } from '@odr/kernel';
import { JobQueue } from '@odr/platform';
import { unit } from '../recommendation/diversity.policy.js';
import type { GapSpaceResponse, LatestGapReportResponse } from './dto/gap.response.dto.js';
import { GapReader } from './gap.reader.js';
import { GapRepository } from './gap.repository.js';
import { histogram, neighbourhoods, regions } from './regions.policy.js';

/** Two thousand pictures are two million comparisons, some seconds of one core; more would say the same. */
const COMPARED = 2_000;
const PICTURES_PER_REGION = 20;
const MOST_REGIONS = 24;
const LONERS = 200;

/** Finds out where the collection is thin. */
@Injectable()
export class GapService {
  private readonly log = new Logger(GapService.name);

  constructor(
    private readonly reader: GapReader,
    private readonly reports: GapRepository,
    private readonly embeddings: EmbeddingLookup,
    private readonly jobs: JobQueue,
  ) {}

  async latest(): Promise<LatestGapReportResponse> {
    const [report, isUnderway] = await Promise.all([this.reports.latest(), this.reports.isUnderway()]);
    return { report: report ?? null, isUnderway };
  }

  /** Asks for another report; while one waits already that is the one. */
  async request(userId: UserId): Promise<void> {
    await this.jobs.add('search.find_gaps', {}, { dedupeKey: 'search.find_gaps', userId });
  }

  async make(): Promise<void> {
    const startedMs = performance.now();
    const [contents, facets, lacks] = [
      await this.reader.contents(),
      await this.reader.facets(),
      await this.reader.lacks(),
    ];
    await this.reports.keep({ contents, facets, lacks, space: await this.space() });
    this.log.log({ contents, tookMs: Math.round(performance.now() - startedMs) }, 'gaps of the collection counted');
  }

  private async space(): Promise<GapSpaceResponse | null> {
    const engine = await this.embeddings.engine('content');
    const rows = await this.reader.vectors(engine.id, COMPARED);
    if (rows.length === 0) return null;
    const placed = rows.map(({ id, embedding }) => ({ id, vector: unit(JSON.parse(embedding) as number[]) }));
    const breathe = (): Promise<void> => setImmediate();
    const all = await neighbourhoods(placed, breathe);
    const count = Math.min(MOST_REGIONS, Math.ceil(placed.length / PICTURES_PER_REGION));
    return {
      engine: engine.name,
      compared: placed.length,
      regions: await regions(placed, count, breathe),
      nearest: histogram(all),
      loners: all.slice(0, LONERS).map(({ id, similarity }) => ({ contentId: id, similarity })),
    };
  }
}
