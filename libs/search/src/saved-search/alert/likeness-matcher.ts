import { Injectable } from '@nestjs/common';
import type { TeamScope } from '@odr/access';
import { allOf, findableContents, matching, type ContentCondition } from '@odr/content';
import { EmbeddingLookup } from '@odr/embedding';
import type { ContentId } from '@odr/kernel';
import { ANONYMOUS_SCOPE } from '@odr/access';
import { ExampleVectors, type ExampleVector } from '../example-vector.js';
import type { AlertingSearch } from './alert.repository.js';

/** What is told of would be among so many at the top of the search. Engines differ in their figures; a place means the same in all. */
const FIRST_PLACES = 50;
/** In a small collection everything has a place: what is less alike than this is nothing alike. */
const LEAST_SIMILARITY = 0.5;

/** Finds out whether new contents are near what a search is about. */
@Injectable()
export class LikenessMatcher {
  constructor(
    private readonly embeddings: EmbeddingLookup,
    private readonly examples: ExampleVectors,
  ) {}

  /**
   * @param isNew the contents in question
   * @param count how many of them there are at most
   */
  async among(search: AlertingSearch, isNew: ContentCondition, count: number): Promise<ContentId[]> {
    const target = await this.target(search);
    const near = await this.embeddings.nearestContents({ ...target, limit: count, where: isNew, exact: true });
    const close = near.items.filter(({ similarity }) => similarity >= LEAST_SIMILARITY);
    if (close.length === 0) return [];
    const where = allOf(findableContents(ANONYMOUS_SCOPE), matching(search.query.filters ?? {}, scopeOf(search)));
    const first = await this.embeddings.nearestContents({ ...target, limit: FIRST_PLACES, where });
    const places = new Set(first.items.map(({ contentId }) => contentId));
    return close.map(({ contentId }) => contentId).filter((id) => places.has(id));
  }

  private async target(search: AlertingSearch): Promise<ExampleVector> {
    const { similarTo, q = '' } = search.query;
    if (similarTo) return this.examples.of(scopeOf(search), search.query);
    const engine = await this.embeddings.engine('annotation');
    return { engine, vector: [...(await this.embeddings.embedText(engine, q))] };
  }
}

const scopeOf = ({ userId, teamIds }: AlertingSearch): TeamScope => ({ userId, teamIds, seesAll: false });
