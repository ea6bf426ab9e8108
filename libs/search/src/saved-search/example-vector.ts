import { Injectable } from '@nestjs/common';
import type { TeamScope } from '@odr/access';
import { ContentLookup, visibleContents } from '@odr/content';
import { EmbeddingLookup, EmbeddingNotFound } from '@odr/embedding';
import type { EmbeddingEngine } from '@odr/entities';
import type { ContentId } from '@odr/kernel';
import { directionOf } from './centre.policy.js';
import type { KeptQuery } from './saved-search.policy.js';

/** What pictures have in common, in the eyes of one engine. */
export interface ExampleVector {
  readonly engine: EmbeddingEngine;
  readonly vector: number[];
}

/** Turns example pictures into one vector to look around. */
@Injectable()
export class ExampleVectors {
  constructor(
    private readonly embeddings: EmbeddingLookup,
    private readonly contents: ContentLookup,
  ) {}

  /** @throws ContentNotFound for the first example that is absent or hidden from this caller */
  async requireVisible(scope: TeamScope, examples: readonly string[]): Promise<void> {
    for (const id of examples) await this.contents.requireVisible(scope, id as ContentId);
  }

  /**
   * The direction of those examples that the caller still sees and the engine has seen.
   * @throws EmbeddingNotFound when there is none to be like
   */
  async of(
    scope: TeamScope,
    { similarTo = [], dissimilarTo = [], engine: name }: Pick<KeptQuery, 'similarTo' | 'dissimilarTo' | 'engine'>,
  ): Promise<ExampleVector> {
    const engine = await this.embeddings.engine('content', name);
    const where = visibleContents(scope);
    const vectorsOf = async (ids: readonly string[]): Promise<number[][]> =>
      (await Promise.all(ids.map((id) => this.embeddings.vectorOfContent(engine, id as ContentId, where)))).filter(
        (vector) => vector !== undefined,
      );
    const liked = await vectorsOf(similarTo);
    if (liked.length === 0) throw new EmbeddingNotFound(similarTo[0] ?? '', engine.name);
    return { engine, vector: directionOf(liked, await vectorsOf(dissimilarTo)) };
  }
}
