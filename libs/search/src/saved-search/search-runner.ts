import { Injectable } from '@nestjs/common';
import type { TeamScope } from '@odr/access';
import { allOf, ContentReader, findableContents, matching, type ContentCondition } from '@odr/content';
import { EmbeddingLookup } from '@odr/embedding';
import { decodeCursor, encodeCursor, MalformedCursor } from '@odr/kernel';
import { SearchService, type SearchAnswer } from '../search.service.js';
import { ExampleVectors } from './example-vector.js';
import type { KeptQuery } from './saved-search.policy.js';

/** One page of what a kept search finds now. */
export interface Findings extends Pick<SearchAnswer, 'items' | 'nextCursor' | 'exact' | 'missing'> {
  readonly plan: string;
  /** Name of the engine that compared pictures, where one did. */
  readonly engine?: string;
}

/** So many pictures like the examples can be paged through; what lies below is hardly like them. */
export const SIMILAR_WINDOW = 1_000;

/** Runs kept searches, as the caller who asks now: what was hidden from them since does not come. */
@Injectable()
export class SearchRunner {
  constructor(
    private readonly searches: SearchService,
    private readonly examples: ExampleVectors,
    private readonly embeddings: EmbeddingLookup,
    private readonly contents: ContentReader,
  ) {}

  /** @throws MalformedCursor, EmbeddingNotFound, EngineNotFound, ModelUnavailable */
  run(scope: TeamScope, query: KeptQuery, limit: number, cursor?: string): Promise<Findings> {
    if (query.similarTo) return this.similar(scope, query, limit, cursor);
    const { q, mode = 'hybrid', language, filters = {} } = query;
    return this.searches.search(scope, { q, mode, language, filters, limit, cursor });
  }

  private async similar(scope: TeamScope, query: KeptQuery, limit: number, cursor?: string): Promise<Findings> {
    const { engine, vector } = await this.examples.of(scope, query);
    const examples = [...(query.similarTo ?? []), ...(query.dissimilarTo ?? [])];
    const others: ContentCondition = (bind) => `c.id <> ALL(${bind(examples)}::uuid[])`;
    const where = allOf(findableContents(scope), matching(query.filters ?? {}, scope), others);
    const near = await this.embeddings.nearestContents({ engine, vector, limit: SIMILAR_WINDOW, where });
    const after = cursor === undefined ? undefined : positionOf(cursor);
    const rest = near.items.filter(({ similarity, contentId }) => !after || isBehind(similarity, contentId, after));
    const page = rest.slice(0, limit);
    const last = page.at(-1);
    const shown = await this.contents.findMany(
      scope,
      page.map(({ contentId }) => contentId),
    );
    return {
      items: page.flatMap(({ contentId, similarity }) => {
        const content = shown.get(contentId);
        return content ? [{ content, score: similarity }] : [];
      }),
      nextCursor: rest.length > limit && last ? encodeCursor([last.similarity, last.contentId]) : null,
      plan: near.plan,
      exact: near.plan === 'exact',
      engine: engine.name,
    };
  }
}

interface Position {
  readonly similarity: number;
  readonly id: string;
}

function positionOf(cursor: string): Position {
  const [similarity, id] = decodeCursor(cursor, 2);
  if (typeof similarity !== 'number' || typeof id !== 'string') throw new MalformedCursor();
  return { similarity, id };
}

const isBehind = (similarity: number, id: string, after: Position): boolean =>
  similarity < after.similarity || (similarity === after.similarity && id > after.id);
