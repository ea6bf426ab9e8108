import { Injectable, Logger } from '@nestjs/common';
import type { EmbeddingEngine } from '@odr/entities';
import { JobQueue, ModelUnavailable } from '@odr/platform';
import { EngineNotFound } from '../embedding.errors.js';
import { EmbeddingRepository } from '../embedding.repository.js';
import { Embedders } from '../engine/embedders.js';
import { EngineRepository } from '../engine.repository.js';
import { VectorIndexes } from '../nearest/vector-indexes.js';
import { DueRepository } from './due.repository.js';
import { EmbeddingBatchService } from './embedding-batch.service.js';

const BEFORE_EVERY_ID = '00000000-0000-0000-0000-000000000000';
/** Pictures are held in memory; words are small. */
const BATCH: Readonly<Record<EmbeddingEngine['type'], number>> = { content: 16, annotation: 32 };
/** After so many batches others have their turn. */
const MAX_BATCHES = 64;

/** Says how far a backfill is. */
export type Progress = (done: number, total: number) => Promise<void>;

/** Embeds what waits and what was never seen, in batches. Ends anywhere and goes on from there: what has a vector is not asked for. */
@Injectable()
export class BackfillService {
  private readonly log = new Logger(BackfillService.name);

  constructor(
    private readonly engines: EngineRepository,
    private readonly embeddings: EmbeddingRepository,
    private readonly due: DueRepository,
    private readonly batches: EmbeddingBatchService,
    private readonly embedders: Embedders,
    private readonly indexes: VectorIndexes,
    private readonly jobs: JobQueue,
  ) {}

  /** Embeds what waits for the engine. While its model is missing it goes on waiting: the backfill at its arrival finds it. */
  async embedDue(engineId: string): Promise<void> {
    for (let batch = 0; batch < MAX_BATCHES; batch++) if (!(await this.embedNextDue(engineId))) return;
    await this.requestDue(engineId);
  }

  /** Asks for what waits, in case that whoever was to embed it died or gave up. */
  async tend(): Promise<void> {
    for (const engineId of await this.due.engines()) await this.requestDue(engineId);
  }

  async requestDue(engineId: string): Promise<void> {
    await this.jobs.add('embedding.embed_due', { engineId }, { dedupeKey: `embedding:${engineId}` });
  }

  /** Embeds what the engine has not seen, oldest first; what comes in meanwhile goes before. @throws ModelUnavailable */
  async backfill(engineId: string, progress: Progress): Promise<void> {
    const engine = await this.engines.get(engineId);
    const { state, reason } = this.embedders.stateOf(engine);
    if (state !== 'ready') throw new ModelUnavailable(engine.name, reason ?? state);
    const total = await this.embeddings.countToEmbed(engine.id, engine.type);
    let done = 0;
    let after = BEFORE_EVERY_ID;
    for (;;) {
      const ids = await this.backfillBatch(engine, after);
      const last = ids.at(-1);
      if (last === undefined) break;
      // It may have been retired or put to rest while this went on.
      const { supported, state: stage } = await this.engines.get(engine.id);
      if (!supported || stage === 'retired') return;
      after = last;
      done += ids.length;
      await progress(done, Math.max(done, total));
      await this.embedWaiting();
    }
    if (done === 0) return;
    this.log.log({ engine: engine.name, done }, 'embeddings backfilled');
    await this.indexes.request(engine.id);
  }

  /** A backfill takes hours and a place in the queue: what people add meanwhile must not wait for its end. */
  private async embedWaiting(): Promise<void> {
    for (const engineId of await this.due.engines()) {
      await this.embedNextDue(engineId).catch((error: unknown) => {
        // Another engine's trouble is no reason to stop this one; its own job tells of it.
        this.log.warn({ engineId, err: error }, 'what waits for another engine was not embedded');
      });
    }
  }

  /** @returns whether there may be more */
  private async embedNextDue(engineId: string): Promise<boolean> {
    const engine = await this.engines.get(engineId).catch(gone);
    if (!engine || this.embedders.stateOf(engine).state !== 'ready') return false;
    const due = await this.due.next(engine.id, BATCH[engine.type]);
    if (due.length === 0) return false;
    const ids = due.map(({ subjectId }) => subjectId);
    if (engine.type === 'content')
      await this.batches.embedContents(engine, await this.embeddings.contentsAmong(engine.id, ids));
    else await this.batches.embedAnnotations(engine, await this.embeddings.annotationsAmong(engine.id, ids));
    await this.due.done(engine.id, due);
    return due.length === BATCH[engine.type];
  }

  private async backfillBatch(engine: EmbeddingEngine, after: string): Promise<string[]> {
    if (engine.type === 'content') {
      const contents = await this.embeddings.contentsToEmbed(engine.id, after, BATCH.content);
      await this.batches.embedContents(engine, contents);
      return contents.map(({ contentId }) => contentId);
    }
    const annotations = await this.embeddings.annotationsToEmbed(engine.id, after, BATCH.annotation);
    await this.batches.embedAnnotations(engine, annotations);
    return annotations.map(({ annotationId }) => annotationId);
  }
}

function gone(error: unknown): undefined {
  if (error instanceof EngineNotFound) return undefined;
  throw error;
}
