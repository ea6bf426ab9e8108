import { Injectable } from '@nestjs/common';
import { HandlesJob, RunsEvery, type JobOf } from '@odr/platform';
import { EngineRepository } from '../engine.repository.js';
import { FilterSizeReader } from './filter-size.reader.js';
import { nearestConfig } from './nearest.config.js';
import { IndexIsBeingBuilt } from './nearest.errors.js';
import { VectorIndexes } from './vector-indexes.js';

const EVERY_MS = 10 * 60_000;

/** Builds indexes in the background, and notices where one is due. */
@Injectable()
export class VectorIndexProcessor {
  constructor(
    private readonly engines: EngineRepository,
    private readonly indexes: VectorIndexes,
    private readonly sizes: FilterSizeReader,
  ) {}

  @HandlesJob('embedding.index')
  async index(job: JobOf<'embedding.index'>): Promise<void> {
    const engine = await this.engines.get(job.data.engineId);
    const isOver = engine.state === 'retired' && (await this.sizes.vectorsUpTo(engine, 1)) === 0;
    try {
      if (isOver) await this.indexes.drop(engine);
      else await this.indexes.ensure(engine, (done, total) => job.progress(done, total));
    } catch (error) {
      // Another worker is at it; if that comes to nothing, the next look finds out.
      if (!(error instanceof IndexIsBeingBuilt)) throw error;
    }
  }

  /** An index is due when comparing everything stops being quick, and when a build was broken off. */
  @RunsEvery(EVERY_MS, 'embedding.tend_indexes')
  async tend(): Promise<void> {
    const { exactUpTo } = nearestConfig();
    for (const engine of await this.engines.list()) {
      const need = await this.indexes.needOf(engine);
      const isLarge = need === 'missing' && (await this.sizes.vectorsUpTo(engine, exactUpTo + 1)) > exactUpTo;
      if (isLarge || need === 'broken') await this.indexes.request(engine.id);
    }
  }
}
