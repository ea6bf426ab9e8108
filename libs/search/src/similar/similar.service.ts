import { Injectable } from '@nestjs/common';
import type { TeamScope } from '@odr/access';
import {
  allOf,
  ContentLookup,
  ContentReader,
  ImageInspector,
  matching,
  findableContents,
  visibleContents,
  type ContentCondition,
  type ContentFilter,
  type ContentResponse,
} from '@odr/content';
import { EmbeddingLookup, EmbeddingNotFound } from '@odr/embedding';
import type { EmbeddingEngine } from '@odr/entities';
import type { AnnotationId, ContentId } from '@odr/kernel';
import { InvalidRequest } from '@odr/platform';

/** What to look for: exactly one of the first four. */
export interface SimilarQuestion {
  readonly contentId?: string;
  readonly annotationId?: string;
  readonly vector?: readonly number[];
  readonly image?: Uint8Array;
  readonly engine?: string;
  readonly exact?: boolean;
  readonly limit: number;
  readonly filters: ContentFilter;
}

export interface SimilarAnswer {
  readonly items: readonly { readonly content: ContentResponse; readonly score: number }[];
  readonly plan: 'exact' | 'hnsw';
  readonly exact: boolean;
  /** Name of the engine whose vectors were compared. */
  readonly engine: string;
}

/** Finds contents that look or read alike, among what the caller may see. */
@Injectable()
export class SimilarService {
  constructor(
    private readonly embeddings: EmbeddingLookup,
    private readonly contents: ContentLookup,
    private readonly shown: ContentReader,
    private readonly inspector: ImageInspector,
  ) {}

  /** @throws InvalidRequest, ContentNotFound, EmbeddingNotFound, DimensionMismatch, FileRefused, ModelUnavailable */
  async similar(scope: TeamScope, question: SimilarQuestion): Promise<SimilarAnswer> {
    const { engine, vector, except } = await this.target(scope, question);
    const where = allOf(findableContents(scope), matching(question.filters, scope), ...except);
    const { items, plan } = await this.embeddings.nearestContents({ ...question, engine, vector, where });
    const shown = await this.shown.findMany(
      scope,
      items.map(({ contentId }) => contentId),
    );
    return {
      items: items.flatMap(({ contentId, similarity }) => {
        const content = shown.get(contentId);
        return content ? [{ content, score: similarity }] : [];
      }),
      plan,
      exact: plan === 'exact',
      engine: engine.name,
    };
  }

  private async target(scope: TeamScope, question: SimilarQuestion): Promise<Target> {
    const { contentId, annotationId, vector, image, engine: name } = question;
    if ([contentId, annotationId, vector, image].filter((given) => given !== undefined).length !== 1) {
      const message = 'give exactly one of contentId, annotationId, vector and file';
      throw new InvalidRequest([{ path: '', message, code: 'exactlyOne' }]);
    }
    if (annotationId !== undefined) return this.ofAnnotation(scope, annotationId as AnnotationId, name);
    const engine = await this.embeddings.engine('content', name);
    if (vector) return { engine, vector, except: [] };
    if (image) {
      const { preview } = await this.inspector.inspect(image);
      return { engine, vector: await this.embeddings.embedImage(engine, preview), except: [] };
    }
    return this.ofContent(scope, contentId as ContentId, engine);
  }

  private async ofContent(scope: TeamScope, id: ContentId, engine: EmbeddingEngine): Promise<Target> {
    await this.contents.requireVisible(scope, id);
    const vector = await this.embeddings.vectorOfContent(engine, id, visibleContents(scope));
    if (!vector) throw new EmbeddingNotFound(id, engine.name);
    return { engine, vector, except: [(bind) => `c.id <> ${bind(id)}`] };
  }

  private async ofAnnotation(scope: TeamScope, id: AnnotationId, name?: string): Promise<Target> {
    const engine = await this.embeddings.engine('annotation', name);
    const vector = await this.embeddings.vectorOfAnnotation(engine, id, visibleContents(scope));
    if (!vector) throw new EmbeddingNotFound(id, engine.name);
    return { engine, vector, except: [] };
  }
}

interface Target {
  readonly engine: EmbeddingEngine;
  readonly vector: ArrayLike<number>;
  /** What must not answer: the thing itself. */
  readonly except: readonly ContentCondition[];
}
