import { Injectable } from '@nestjs/common';
import type { EmbeddingEngine } from '@odr/entities';
import type { UserId } from '@odr/kernel';
import { JobQueue } from '@odr/platform';
import { BackfillService } from './batch/backfill.service.js';
import { DueRepository } from './batch/due.repository.js';
import { FailureRepository } from './batch/failure.repository.js';
import { BroughtByClients, EngineRetired } from './embedding.errors.js';
import { EmbeddingRepository } from './embedding.repository.js';

/** Asks for embeddings. What is asked for in a short time is embedded together. */
@Injectable()
export class EmbeddingService {
  constructor(
    private readonly embeddings: EmbeddingRepository,
    private readonly due: DueRepository,
    private readonly failures: FailureRepository,
    private readonly backfills: BackfillService,
    private readonly jobs: JobQueue,
  ) {}

  /** Asks for the vectors of a new content, by every engine that serves or is being built. */
  async requestContent(contentId: string): Promise<void> {
    for (const engineId of await this.due.add('content', contentId)) await this.backfills.requestDue(engineId);
  }

  /** Asks for the vectors of a new version of an annotation. */
  async requestAnnotation(annotationId: string): Promise<void> {
    await this.embeddings.followAnnotation(annotationId);
    for (const engineId of await this.due.add('annotation', annotationId)) await this.backfills.requestDue(engineId);
  }

  /**
   * Asks for everything the engine has not seen. When a person asks, also for what has failed too often to be tried by itself.
   * @returns the job that does it: a new one, or the one that is at it already
   * @throws BroughtByClients, EngineRetired
   */
  async requestBackfill(engine: EmbeddingEngine, userId?: UserId): Promise<string | undefined> {
    if (engine.backend.kind === 'client') throw new BroughtByClients(engine.name);
    if (engine.state === 'retired') throw new EngineRetired(engine.name);
    if (userId !== undefined) await this.failures.removeAll(engine.id);
    const dedupeKey = `backfill:${engine.id}`;
    const id = await this.jobs.add('embedding.backfill', { engineId: engine.id }, { dedupeKey, userId });
    return id ?? this.embeddings.unfinishedJob(dedupeKey);
  }
}
