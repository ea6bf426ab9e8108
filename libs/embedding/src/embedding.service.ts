import { Injectable, Logger } from '@nestjs/common';
import type { EmbeddingEngine } from '@odr/entities';
import type { AnnotationId, ContentId, UserId } from '@odr/kernel';
import { BlobStore, Database, JobQueue, ModelCatalogue, Outbox, TextModel } from '@odr/platform';
import { embeddableText } from './caption-text.js';
import { EmbeddingLookup } from './embedding.lookup.js';
import { EmbeddingRepository, type AnnotationToEmbed, type ContentToEmbed } from './embedding.repository.js';
import { EngineRepository } from './engine.repository.js';

const BEFORE_EVERY_ID = '00000000-0000-0000-0000-000000000000';
const BATCH = 16;

/** Says how far a backfill is. */
export type Progress = (done: number, total: number) => Promise<void>;

/** Computes and keeps embeddings. Everything here is safe to repeat: what is there is not computed again. */
@Injectable()
export class EmbeddingService {
  private readonly log = new Logger(EmbeddingService.name);

  constructor(
    private readonly db: Database,
    private readonly engines: EngineRepository,
    private readonly embeddings: EmbeddingRepository,
    private readonly lookup: EmbeddingLookup,
    private readonly models: ModelCatalogue,
    private readonly texts: TextModel,
    private readonly blobs: BlobStore,
    private readonly outbox: Outbox,
    private readonly jobs: JobQueue,
  ) {}

  /** Asks for the vectors of a new content. Engines whose model is still missing catch up when it arrives. */
  async requestContent(contentId: string): Promise<void> {
    for (const engine of await this.engines.supportedFor('content')) {
      if (!this.lookup.isReady(engine)) continue;
      const dedupeKey = `embedding:${engine.id}:${contentId}`;
      await this.jobs.add('embedding.compute_content', { contentId, engineId: engine.id }, { dedupeKey });
    }
  }

  /** Asks for the vectors of a new version of an annotation. */
  async requestAnnotation(annotationId: string): Promise<void> {
    await this.embeddings.followAnnotation(annotationId);
    for (const engine of await this.engines.supportedFor('annotation')) {
      // No dedupe key: a job that is running may have read the version before this one.
      if (this.lookup.isReady(engine))
        await this.jobs.add('embedding.compute_annotation', { annotationId, engineId: engine.id });
    }
  }

  /** @returns the job that does it: a new one, or the one that is at it already */
  async requestBackfill(engine: EmbeddingEngine, userId?: UserId): Promise<string | undefined> {
    const dedupeKey = `backfill:${engine.id}`;
    const id = await this.jobs.add('embedding.backfill', { engineId: engine.id }, { dedupeKey, userId });
    return id ?? this.embeddings.unfinishedJob(dedupeKey);
  }

  async computeContent(contentId: ContentId, engineId: string): Promise<void> {
    const engine = await this.engines.get(engineId);
    if (!this.lookup.isReady(engine)) return; // the backfill at its arrival finds this one
    const content = await this.embeddings.contentToEmbed(engine.id, contentId);
    if (content) await this.embedContent(engine, content);
  }

  async computeAnnotation(annotationId: AnnotationId, engineId: string): Promise<void> {
    const engine = await this.engines.get(engineId);
    if (!this.lookup.isReady(engine)) return; // the backfill at its arrival finds this one
    const annotation = await this.embeddings.annotationToEmbed(engine.id, annotationId);
    if (annotation) await this.embedAnnotations(engine, [annotation]);
  }

  /** Embeds what the engine has not seen, oldest first, in batches. One that fails is logged and left for the next time. */
  async backfill(engineId: string, progress: Progress): Promise<void> {
    const engine = await this.engines.get(engineId);
    this.models.assertReady(engine.name);
    const total = await this.embeddings.countToEmbed(engine.id, engine.type);
    let done = 0;
    let after = BEFORE_EVERY_ID;
    for (;;) {
      const ids =
        engine.type === 'content' ? await this.contentBatch(engine, after) : await this.annotationBatch(engine, after);
      const last = ids.at(-1);
      if (last === undefined) break;
      after = last;
      done += ids.length;
      await progress(done, Math.max(done, total));
    }
    if (done > 0) this.log.log({ engine: engine.name, done }, 'embeddings backfilled');
  }

  private async contentBatch(engine: EmbeddingEngine, after: string): Promise<string[]> {
    const batch = await this.embeddings.contentsToEmbed(engine.id, after, BATCH);
    for (const content of batch) {
      // A blob that is gone or a picture that this model cannot read must not stop the others.
      await this.embedContent(engine, content).catch((error: unknown) => {
        this.log.warn({ contentId: content.contentId, engine: engine.name, err: error }, 'not embedded');
      });
    }
    return batch.map(({ contentId }) => contentId);
  }

  private async annotationBatch(engine: EmbeddingEngine, after: string): Promise<string[]> {
    const batch = await this.embeddings.annotationsToEmbed(engine.id, after, BATCH);
    await this.embedAnnotations(engine, batch);
    return batch.map(({ annotationId }) => annotationId);
  }

  private async embedContent(engine: EmbeddingEngine, { contentId, previewSha256 }: ContentToEmbed): Promise<void> {
    const preview = await this.blobs.read('published', previewSha256);
    const vector = await this.lookup.embedImage(engine, preview);
    await this.db.transaction(async () => {
      if (!(await this.embeddings.storeContent(engine.id, contentId, vector))) return;
      await this.outbox.append('embedding.content_stored', { contentId, engineId: engine.id });
    });
  }

  private async embedAnnotations(engine: EmbeddingEngine, annotations: readonly AnnotationToEmbed[]): Promise<void> {
    const texts = annotations.map(({ value }) => embeddableText(value));
    const withWords = texts.filter(Boolean);
    const vectors = withWords.length > 0 ? await this.texts.embed(withWords) : [];
    let next = 0;
    for (const [i, annotation] of annotations.entries()) {
      const vector = texts[i] ? (vectors[next++] ?? null) : null;
      await this.embeddings.storeAnnotation(engine.id, annotation, vector);
    }
  }
}
