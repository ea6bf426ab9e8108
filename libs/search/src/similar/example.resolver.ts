import { Injectable } from '@nestjs/common';
import type { TeamScope } from '@odr/access';
import { ContentLookup, ImageInspector, visibleContents } from '@odr/content';
import { EmbeddingLookup, EmbeddingNotFound } from '@odr/embedding';
import type { EmbeddingEngine } from '@odr/entities';
import type { AnnotationId, ContentId } from '@odr/kernel';
import { InvalidRequest } from '@odr/platform';
import type { VectorExample } from './examples.policy.js';

/** What hits are to be like or unlike: exactly one of the first five. */
export interface Example {
  readonly contentId?: string;
  readonly annotationId?: string;
  readonly vector?: readonly number[];
  readonly text?: string;
  readonly image?: Uint8Array;
  readonly weight: number;
  readonly against: boolean;
}

/** Turns examples into vectors of one engine, within what the caller may see. */
@Injectable()
export class ExampleResolver {
  constructor(
    private readonly embeddings: EmbeddingLookup,
    private readonly contents: ContentLookup,
    private readonly inspector: ImageInspector,
  ) {}

  /**
   * The engine that can compare all of them.
   * @param name of the one that is wanted
   * @throws EngineNotFound, InvalidRequest when none can
   */
  async engineFor(examples: readonly Example[], name?: string): Promise<EmbeddingEngine> {
    const has = (kind: keyof Example): boolean => examples.some((example) => example[kind] !== undefined);
    const ofPictures = has('contentId') || has('image');
    if (ofPictures && has('annotationId')) {
      throw unfit('pictures and annotations lie in different spaces: give examples of one kind');
    }
    if (name !== undefined || !has('text')) {
      return this.embeddings.engine(
        has('annotationId') ? 'annotation' : 'content',
        name,
        has('image') ? 'image' : undefined,
      );
    }
    const wanted = ofPictures ? 'pictures' : has('annotationId') ? 'captions' : undefined;
    const able = (await this.embeddings.textEngines()).filter(({ standsFor }) => !wanted || standsFor === wanted);
    // Words say what a picture shows, so they are compared with pictures where an engine can.
    const chosen = able.find(({ standsFor }) => standsFor === 'pictures') ?? able[0];
    if (!chosen) throw unfit(`no engine that serves compares words with ${wanted ?? 'anything'}`);
    return chosen.engine;
  }

  /**
   * The examples as vectors, in their order.
   * @throws ContentNotFound, EmbeddingNotFound, FileRefused, ModelUnavailable
   */
  async vectors(
    scope: TeamScope,
    examples: readonly Example[],
    engine: EmbeddingEngine,
    signal?: AbortSignal,
  ): Promise<VectorExample[]> {
    const found: VectorExample[] = [];
    // One after the other: whatever is wrong with several of them, the first is told.
    for (const example of examples) {
      const { weight, against } = example;
      found.push({ vector: await this.vector(scope, example, engine, signal), weight, against });
    }
    return found;
  }

  private async vector(
    scope: TeamScope,
    { contentId, annotationId, vector, text, image }: Example,
    engine: EmbeddingEngine,
    signal?: AbortSignal,
  ): Promise<ArrayLike<number>> {
    if (vector) return vector;
    if (text !== undefined) return this.embeddings.embedText(engine, text);
    if (image) return this.embeddings.embedImage(engine, (await this.inspector.inspect(image)).preview, signal);
    const where = visibleContents(scope);
    if (contentId !== undefined) await this.contents.requireVisible(scope, contentId as ContentId);
    const stored =
      contentId !== undefined
        ? await this.embeddings.vectorOfContent(engine, contentId as ContentId, where)
        : await this.embeddings.vectorOfAnnotation(engine, annotationId as AnnotationId, where);
    if (!stored) throw new EmbeddingNotFound(contentId ?? annotationId ?? '', engine.name);
    return stored;
  }
}

const unfit = (message: string): InvalidRequest =>
  new InvalidRequest([{ path: 'examples', message, code: 'comparable' }]);
