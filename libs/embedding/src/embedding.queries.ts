import { Injectable } from '@nestjs/common';
import type { TeamScope } from '@odr/access';
import { AnnotationLookup, AnnotationNotFound } from '@odr/annotation';
import { ContentLookup, ImageInspector, visibleContents } from '@odr/content';
import type { EmbeddingEngine } from '@odr/entities';
import type { AnnotationId, ContentId } from '@odr/kernel';
import { BlobStore, InvalidRequest } from '@odr/platform';
import { EmbeddingNotFound } from './embedding.errors.js';
import { EmbeddingLookup } from './embedding.lookup.js';
import { EmbeddingReader, type StoredEmbedding } from './embedding.reader.js';
import { EngineRepository } from './engine.repository.js';
import { compareVectors, type VectorComparison } from './vector.policy.js';

/** What to embed for a caller; exactly one of the first three. */
export interface ComputeInput {
  readonly text?: string;
  readonly contentId?: string;
  readonly image?: Uint8Array;
  readonly engine?: string;
}

export interface Operand {
  readonly vector?: number[];
  readonly contentId?: string;
  readonly annotationId?: string;
}

/** Answers callers' questions about embeddings, within what they may see. */
@Injectable()
export class EmbeddingQueries {
  constructor(
    private readonly engines: EngineRepository,
    private readonly reader: EmbeddingReader,
    private readonly lookup: EmbeddingLookup,
    private readonly blobs: BlobStore,
    private readonly contents: ContentLookup,
    private readonly annotations: AnnotationLookup,
    private readonly inspector: ImageInspector,
  ) {}

  /** @throws ContentNotFound when it is absent or hidden */
  async ofContent(scope: TeamScope, contentId: ContentId): Promise<StoredEmbedding[]> {
    await this.contents.requireVisible(scope, contentId);
    return this.reader.ofContent(contentId);
  }

  /** @throws ContentNotFound, EngineNotFound, EmbeddingNotFound */
  async ofContentBy(scope: TeamScope, contentId: ContentId, name: string): Promise<StoredEmbedding> {
    const engine = await this.engines.get(name);
    const found = (await this.ofContent(scope, contentId)).find((embedding) => embedding.engine === engine.name);
    if (!found) throw new EmbeddingNotFound(contentId, engine.name);
    return found;
  }

  /** @throws AnnotationNotFound when it is absent or hidden */
  async ofAnnotation(scope: TeamScope, id: AnnotationId): Promise<StoredEmbedding[]> {
    const [found] = await this.annotations.findManyVisible(scope, [id]);
    if (!found) throw new AnnotationNotFound(id);
    return this.reader.ofAnnotation(id);
  }

  /** @throws AnnotationNotFound, EngineNotFound, EmbeddingNotFound */
  async ofAnnotationBy(scope: TeamScope, id: AnnotationId, name: string): Promise<StoredEmbedding> {
    const engine = await this.engines.get(name);
    const found = (await this.ofAnnotation(scope, id)).find((embedding) => embedding.engine === engine.name);
    if (!found) throw new EmbeddingNotFound(id, engine.name);
    return found;
  }

  /** @throws ModelUnavailable, ImageUndecodable, ContentNotFound, InvalidRequest */
  async compute(scope: TeamScope, input: ComputeInput): Promise<{ engine: EmbeddingEngine; vector: Float32Array }> {
    const given = [input.text, input.contentId, input.image].filter((each) => each !== undefined);
    if (given.length !== 1) throw exactlyOne('text, contentId and file');
    if (input.text !== undefined) {
      const engine = await this.lookup.engine('annotation', input.engine, 'text');
      return { engine, vector: await this.lookup.embedText(engine, input.text) };
    }
    const engine = await this.lookup.engine('content', input.engine, 'image');
    const image = input.image
      ? (await this.inspector.inspect(input.image)).preview
      : await this.previewOf(scope, input.contentId as ContentId);
    return { engine, vector: await this.lookup.embedImage(engine, image) };
  }

  /** @throws DimensionMismatch, EmbeddingNotFound, InvalidRequest */
  async compare(scope: TeamScope, a: Operand, b: Operand, engine?: string): Promise<VectorComparison> {
    const [first, second] = [await this.resolve(scope, a, engine), await this.resolve(scope, b, engine)];
    return compareVectors(first, second);
  }

  private async resolve(scope: TeamScope, operand: Operand, engineName?: string): Promise<number[]> {
    const { vector, contentId, annotationId } = operand;
    if ([vector, contentId, annotationId].filter((each) => each !== undefined).length !== 1) {
      throw exactlyOne('vector, contentId and annotationId');
    }
    if (vector) return vector;
    const engine = await this.lookup.engine(contentId ? 'content' : 'annotation', engineName);
    const found = contentId
      ? await this.lookup.vectorOfContent(engine, contentId as ContentId, visibleContents(scope))
      : await this.lookup.vectorOfAnnotation(engine, annotationId as AnnotationId, visibleContents(scope));
    if (!found) throw new EmbeddingNotFound(contentId ?? annotationId ?? '', engine.name);
    return found;
  }

  private async previewOf(scope: TeamScope, contentId: ContentId): Promise<Buffer> {
    await this.contents.requireVisible(scope, contentId);
    const preview = await this.contents.fileOf(contentId, 'preview');
    if (!preview) throw new EmbeddingNotFound(contentId, 'any engine');
    return this.blobs.read('published', preview.sha256);
  }
}

const exactlyOne = (names: string): InvalidRequest =>
  new InvalidRequest([{ path: '', message: `give exactly one of ${names}`, code: 'exactlyOne' }]);
