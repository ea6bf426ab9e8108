import { Injectable, Logger } from '@nestjs/common';
import { EmbeddingRepository } from '../embedding.repository.js';
import { EngineSecretRepository } from '../engine/engine-secret.repository.js';
import { EngineRepository } from '../engine.repository.js';
import { VectorIndexes } from '../nearest/vector-indexes.js';
import type { Progress } from './backfill.service.js';

/** Small enough that nobody waits for its locks. */
const BATCH = 5_000;

/** Removes what a retired engine has left. Nothing else ever deletes vectors of things that are still there. */
@Injectable()
export class PurgeService {
  private readonly log = new Logger(PurgeService.name);

  constructor(
    private readonly engines: EngineRepository,
    private readonly embeddings: EmbeddingRepository,
    private readonly secrets: EngineSecretRepository,
    private readonly indexes: VectorIndexes,
  ) {}

  /** Does nothing unless the engine is retired. */
  async purge(engineId: string, progress: Progress): Promise<void> {
    const engine = await this.engines.get(engineId);
    if (engine.state !== 'retired') return;
    const total = await this.embeddings.countOf(engine.id, engine.type);
    let done = 0;
    for (let removed = BATCH; removed === BATCH; done += removed) {
      removed = await this.embeddings.removeSome(engine.id, engine.type, BATCH);
      await progress(done + removed, Math.max(total, done + removed));
    }
    await this.embeddings.forgetWork(engine.id);
    await this.secrets.remove(engine.id);
    // The job drops the index of a retired engine without vectors.
    await this.indexes.request(engine.id);
    this.log.log({ engine: engine.name, done }, 'vectors of a retired engine removed');
  }
}
