import { Injectable } from '@nestjs/common';
import type { TeamScope } from '@odr/access';
import {
  allOf,
  ContentReader,
  findableContents,
  matching,
  type ContentCondition,
  type ContentFilter,
  type ContentResponse,
} from '@odr/content';
import { DimensionMismatch, EmbeddingLookup, type Nearest } from '@odr/embedding';
import type { EmbeddingEngine } from '@odr/entities';
import type { ContentId } from '@odr/kernel';
import { InvalidRequest } from '@odr/platform';
import { ExampleResolver, type Example } from './example.resolver.js';
import { questionOf, sharesOf, type VectorExample } from './examples.policy.js';
import { scored, type ExamplePart, type ScoredContent } from './scores.policy.js';

export interface SimilarQuestion {
  /** In the order in which parts of scores name them. */
  readonly examples: readonly Example[];
  readonly engine?: string;
  readonly exact?: boolean;
  readonly limit: number;
  readonly filters: ContentFilter;
  readonly explain?: boolean;
  /** Aborted when nobody waits for the answer any more. */
  readonly signal?: AbortSignal;
}

export interface SimilarAnswer {
  readonly items: readonly {
    readonly content: ContentResponse;
    readonly score: number;
    readonly parts?: readonly ExamplePart[];
  }[];
  readonly plan: 'exact' | 'hnsw';
  readonly exact: boolean;
  /** Name of the engine whose vectors were compared. */
  readonly engine: string;
}

/**
 * Several examples are ranked by the sum of what each adds; the neighbours of their common vector are the candidates for that,
 * and some more than are wanted: a content with several captions has another nearest one for each example.
 */
const CANDIDATES_PER_HIT = 2;
const MORE_CANDIDATES = 20;

/** Finds contents that look or read alike, among what the caller may see. */
@Injectable()
export class SimilarService {
  constructor(
    private readonly embeddings: EmbeddingLookup,
    private readonly shown: ContentReader,
    private readonly resolver: ExampleResolver,
  ) {}

  /** @throws InvalidRequest, ContentNotFound, EmbeddingNotFound, DimensionMismatch, FileRefused, ModelUnavailable, SearchTimedOut */
  async similar(scope: TeamScope, question: SimilarQuestion): Promise<SimilarAnswer> {
    assertAnswerable(question.examples);
    const engine = await this.resolver.engineFor(question.examples, question.engine);
    const examples = await this.resolver.vectors(scope, question.examples, engine, question.signal);
    const where = allOf(findableContents(scope), matching(question.filters, scope), ...except(question.examples));
    const near = await this.nearest(question, engine, examples, where);
    const best = await this.best(question, near, examples);
    const contents = await this.shown.findMany(
      scope,
      best.map(({ id }) => id),
    );
    const items = best.flatMap(({ id, score, parts }) => {
      const content = contents.get(id);
      return content ? [{ content, score, ...(question.explain ? { parts } : {}) }] : [];
    });
    return { items, plan: near.exact ? 'exact' : 'hnsw', exact: near.exact, engine: engine.name };
  }

  private nearest(
    { limit, exact, signal }: SimilarQuestion,
    engine: EmbeddingEngine,
    examples: readonly VectorExample[],
    where: ContentCondition,
  ): Promise<Nearest> {
    const vector = questionOf(fitting(examples, engine), engine.metric === 'cosine');
    const candidates = examples.length === 1 ? limit : limit * CANDIDATES_PER_HIT + MORE_CANDIDATES;
    return this.embeddings.nearestContents({ engine, vector, limit: candidates, where, exact, signal });
  }

  private async best(
    { limit, signal }: SimilarQuestion,
    { items, engine }: Nearest,
    examples: readonly VectorExample[],
  ): Promise<ScoredContent[]> {
    const shares = sharesOf(examples);
    if (examples.length === 1) {
      return scored([new Map(items.map(({ contentId, similarity }) => [contentId, similarity]))], shares, limit);
    }
    const ids = items.map(({ contentId }) => contentId);
    const among: ContentCondition = (bind) => `c.id = ANY(${bind(ids)}::uuid[])`;
    const similarities: ReadonlyMap<ContentId, number>[] = [];
    for (const { vector } of examples) {
      const query = { engine, vector, limit: ids.length, where: among, exact: true, signal };
      const near = ids.length > 0 ? (await this.embeddings.nearestContents(query)).items : [];
      similarities.push(new Map(near.map(({ contentId, similarity }) => [contentId, similarity])));
    }
    return scored(similarities, shares, limit);
  }
}

/** @throws InvalidRequest */
function assertAnswerable(examples: readonly Example[]): void {
  const isOne = ({ contentId, annotationId, vector, text, image }: Example): boolean =>
    [contentId, annotationId, vector, text, image].filter((given) => given !== undefined).length === 1;
  if (examples.length === 0 || !examples.every(isOne)) {
    const message =
      'give exactly one of contentId, annotationId, vector, text and file, or several of them as examples';
    throw new InvalidRequest([{ path: '', message, code: 'exactlyOne' }]);
  }
  if (examples.every(({ against }) => against)) {
    const message = 'give at least one example that hits are to be like';
    throw new InvalidRequest([{ path: 'examples', message, code: 'oneToLike' }]);
  }
}

/** @throws DimensionMismatch for the first that does not fit, which would spoil the sum without a word */
function fitting(examples: readonly VectorExample[], { dimension }: EmbeddingEngine): readonly VectorExample[] {
  for (const { vector } of examples) {
    if (vector.length !== dimension) throw new DimensionMismatch(vector.length, dimension);
  }
  return examples;
}

/** What must not answer: the examples themselves. */
function except(examples: readonly Example[]): ContentCondition[] {
  const ids = examples.flatMap(({ contentId }) => (contentId === undefined ? [] : [contentId]));
  return ids.length === 0 ? [] : [(bind) => `c.id <> ALL(${bind(ids)}::uuid[])`];
}
