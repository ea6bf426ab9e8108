import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { parameters, type ContentCondition } from '@odr/content';
import type { EngineInput } from '@odr/contracts';
import type { EmbeddingEngine } from '@odr/entities';
import type { AnnotationId, ContentId } from '@odr/kernel';
import { Database, ModelUnavailable, SharedCache, type ImageInput } from '@odr/platform';
import { EngineNotFound, EngineRetired } from './embedding.errors.js';
import { Embedders } from './engine/embedders.js';
import { servingEngine, textEnginesAmong, type TextEngine } from './engine/serving.policy.js';
import { EngineRepository } from './engine.repository.js';
import type { Nearest, NearestQuery } from './nearest/nearest.js';
import { NearestService } from './nearest/nearest.service.js';
import { fromVectorText } from './vector.policy.js';

const TEXT_VECTOR_TTL_MS = 24 * 60 * 60_000;

/** Questions that search, duplicates and the API ask of stored embeddings. */
@Injectable()
export class EmbeddingLookup {
  constructor(
    private readonly db: Database,
    private readonly engines: EngineRepository,
    private readonly embedders: Embedders,
    private readonly cache: SharedCache,
    private readonly neighbours: NearestService,
  ) {}

  /**
   * @param name name or id; without it the engine that serves the type: its default, while that can
   * @param reading what the caller is about to embed with it; then one that can do that now is preferred
   * @throws EngineNotFound, EngineRetired once its vectors are gone
   */
  async engine(type: EmbeddingEngine['type'], name?: string, reading?: EngineInput): Promise<EmbeddingEngine> {
    if (name !== undefined) return this.named(name);
    const engine = servingEngine(await this.serving(type), reading, (each) => this.isReady(each));
    if (!engine) throw new EngineNotFound(`for ${type}`);
    return engine;
  }

  private async named(name: string): Promise<EmbeddingEngine> {
    const engine = await this.engines.get(name);
    // Nothing would be found, which is not the same as nothing being near.
    if (engine.state === 'retired' && !(await this.engines.hasVectors(engine))) throw new EngineRetired(engine.name);
    return engine;
  }

  /** The engines that answer a question in words now: one that knows captions, one that knows pictures, or one, or none. */
  async textEngines(): Promise<TextEngine[]> {
    const [annotation, content] = await Promise.all([this.serving('annotation'), this.serving('content')]);
    return textEnginesAmong({ annotation, content }, (engine) => this.isReady(engine));
  }

  /** Pictures and their captions are what is searched when nothing else is said. */
  private serving(type: EmbeddingEngine['type']): Promise<EmbeddingEngine[]> {
    return this.engines.servingFor(type, type === 'content' ? 'image' : 'text');
  }

  /** @throws EngineNotFound */
  getEngine(nameOrId: string): Promise<EmbeddingEngine> {
    return this.engines.get(nameOrId);
  }

  /** Whether this process can compute with the engine right now. */
  isReady(engine: EmbeddingEngine): boolean {
    return this.embedders.stateOf(engine).state === 'ready';
  }

  /** @throws ModelUnavailable, ModelBusy */
  async embedText(engine: EmbeddingEngine, text: string, signal?: AbortSignal): Promise<Float32Array> {
    const key = `embedding:${engine.id}:${createHash('sha256').update(text).digest('base64url')}`;
    // The same words always give the same vector, so people who type the same wait for the model once.
    const computing = this.cache.remember(key, TEXT_VECTOR_TTL_MS, () => this.computeText(engine, text));
    const vector = await unlessGivenUp(computing, signal);
    return Float32Array.from(vector);
  }

  private async computeText(engine: EmbeddingEngine, text: string): Promise<number[]> {
    const { embedTexts } = this.embedders.of(engine);
    if (!embedTexts) throw new ModelUnavailable(engine.name, 'it does not read text');
    const [vector] = await embedTexts([text]);
    if (!vector) throw new ModelUnavailable(engine.name, 'no answer');
    return [...vector];
  }

  /** @throws ModelUnavailable, ModelBusy, ImageUndecodable */
  async embedImage(engine: EmbeddingEngine, image: ImageInput, signal?: AbortSignal): Promise<Float32Array> {
    const { embedImages } = this.embedders.of(engine);
    if (!embedImages) throw new ModelUnavailable(engine.name, 'it does not see pictures');
    const [vector] = await embedImages([image], signal);
    if (!vector) throw new ModelUnavailable(engine.name, 'no answer');
    return vector;
  }

  /** The stored vector of a content that satisfies the condition; undefined if there is none. */
  async vectorOfContent(
    engine: EmbeddingEngine,
    contentId: ContentId,
    where: ContentCondition,
  ): Promise<number[] | undefined> {
    const { values, bind } = parameters(contentId, engine.id);
    const [row] = await this.db.query<{ embedding: string }>(
      `SELECT e.embedding::text AS embedding FROM content_embedding e JOIN content c ON c.id = e.content_id
       WHERE e.content_id = $1 AND e.engine_id = $2 AND ${where(bind)}`,
      values,
    );
    return row && fromVectorText(row.embedding);
  }

  /** The stored vector of an annotation whose content satisfies the condition. */
  async vectorOfAnnotation(
    engine: EmbeddingEngine,
    id: AnnotationId,
    where: ContentCondition,
  ): Promise<number[] | undefined> {
    const { values, bind } = parameters(id, engine.id);
    const [row] = await this.db.query<{ embedding: string | null }>(
      `SELECT e.embedding::text AS embedding FROM annotation_embedding e
       JOIN annotation a ON a.id = e.annotation_id AND a.deleted_at IS NULL AND NOT a.is_blind
       JOIN content c ON c.id = e.content_id
       WHERE e.annotation_id = $1 AND e.engine_id = $2 AND ${where(bind)}`,
      values,
    );
    return row?.embedding ? fromVectorText(row.embedding) : undefined;
  }

  /**
   * Contents nearest to a vector, nearest first; for an engine that embeds annotations, by their nearest annotation.
   * @throws DimensionMismatch, SearchTimedOut, SearchCancelled
   */
  nearestContents(query: NearestQuery): Promise<Nearest> {
    return this.neighbours.nearest(query);
  }
}

/** Others may wait for the same: it does not end with the first who gives up. */
async function unlessGivenUp<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  signal.throwIfAborted();
  let giveUp: (() => void) | undefined;
  const givenUp = new Promise<never>((_resolve, reject) => {
    giveUp = () => reject(signal.reason as Error);
    signal.addEventListener('abort', giveUp, { once: true });
  });
  return Promise.race([work, givenUp]).finally(() => giveUp && signal.removeEventListener('abort', giveUp));
}
