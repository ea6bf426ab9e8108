import { Injectable } from '@nestjs/common';
import { scopeOf, type Principal, type TeamScope } from '@odr/access';
import { allOf, ContentLookup, ContentReader, visibleContents, type ContentCondition } from '@odr/content';
import { EmbeddingLookup, EmbeddingNotFound } from '@odr/embedding';
import type { EmbeddingEngine } from '@odr/entities';
import type { ContentId } from '@odr/kernel';
import { GapRepository } from '../gap/gap.repository.js';
import { intraListDistance } from './diversity.measure.js';
import { diversify, dot, unit, type Candidate } from './diversity.policy.js';
import type {
  RecommendationResponse,
  RecommendationsQuery,
  RecommendationsResponse,
} from './dto/recommendation.dto.js';
import {
  DEFAULT_LAMBDA,
  disputed,
  diversityOf,
  inCampaign,
  nearYours,
  RARE_PART,
  rareRegion,
  rareValue,
  similarTo,
  standsOut,
  uncaptioned,
  WINDOW,
  type Reason,
} from './recommendation.policy.js';
import { RecommendationRepository, type Fact, type Wanting } from './recommendation.repository.js';

/** Something to recommend, before the list is made diverse. */
interface Option extends Candidate {
  readonly reasons: readonly Reason[];
}

/** Recommends pictures: what fits, yet not all the same, and why. */
@Injectable()
export class RecommendationService {
  constructor(
    private readonly repository: RecommendationRepository,
    private readonly embeddings: EmbeddingLookup,
    private readonly contents: ContentLookup,
    private readonly shown: ContentReader,
    private readonly gaps: GapRepository,
  ) {}

  /** @throws ContentNotFound, EmbeddingNotFound */
  async recommend(caller: Principal, query: RecommendationsQuery): Promise<RecommendationsResponse> {
    const scope = scopeOf(caller);
    const engine = await this.embeddings.engine('content');
    const options = await this.options(caller, scope, engine, query);
    const picked = diversify(options, query.limit, diversityOf(query.lambda));
    const ids = picked.map(({ candidate }) => candidate.id as ContentId);
    const shown = await this.shown.findMany(scope, ids);
    const items = picked.flatMap(({ candidate, nearest }): RecommendationResponse[] => {
      const content = shown.get(candidate.id);
      const { relevance, vector } = candidate;
      const reasons = [...candidate.reasons, ...(vector.length > 0 ? standsOut(nearest) : [])];
      return content ? [{ content, relevance, reasons }] : [];
    });
    const vectors = picked.map(({ candidate }) => candidate.vector).filter(({ length }) => length > 0);
    return {
      items,
      lambda: query.lambda ?? DEFAULT_LAMBDA,
      distance: vectors.length > 1 ? intraListDistance(vectors) : null,
      candidates: options.length,
    };
  }

  /** It is not shown to the caller among recommendations again. @throws ContentNotFound */
  async dismiss({ userId, ...caller }: Principal, contentId: ContentId): Promise<void> {
    await this.contents.requireVisible(scopeOf({ userId, ...caller }), contentId);
    await this.repository.dismiss(userId, contentId);
  }

  recall({ userId }: Principal, contentId: ContentId): Promise<void> {
    return this.repository.recall(userId, contentId);
  }

  private async options(
    caller: Principal,
    scope: TeamScope,
    engine: EmbeddingEngine,
    { contentId, for: purpose }: RecommendationsQuery,
  ): Promise<Option[]> {
    if (contentId !== undefined) return this.likeOne(scope, engine, contentId as ContentId);
    if (purpose === 'collection') return this.lacking(scope, engine);
    const own = await this.repository.facts(scope, await this.repository.annotatedBy(caller.userId), engine.id);
    const yours = [...own.values()].filter(({ vector }) => vector.length > 0);
    return purpose === 'annotating' ? this.toAnnotate(scope, engine, yours) : this.likeYours(scope, engine, yours);
  }

  private async likeOne(scope: TeamScope, engine: EmbeddingEngine, id: ContentId): Promise<Option[]> {
    const { name } = await this.contents.requireVisible(scope, id);
    const vector = await this.embeddings.vectorOfContent(engine, id, visibleContents(scope));
    if (!vector) throw new EmbeddingNotFound(id, engine.name);
    return this.near(scope, engine, { id, name, vector }, (similarity) => similarTo(name, id, similarity));
  }

  private async likeYours(scope: TeamScope, engine: EmbeddingEngine, yours: readonly Fact[]): Promise<Option[]> {
    const all = new Map<string, Option>();
    // The last few say what somebody is at now; each brings its own neighbours, and the nearest of them counts.
    for (const one of yours.slice(0, LATEST)) {
      for (const option of await this.near(scope, engine, one, () => nearYours(one.name, one.id))) {
        if (option.relevance > (all.get(option.id)?.relevance ?? -1)) all.set(option.id, option);
      }
    }
    for (const { id } of yours) all.delete(id);
    return [...all.values()];
  }

  private async near(
    scope: TeamScope,
    engine: EmbeddingEngine,
    { id, vector }: { readonly id: string; readonly name: string; readonly vector: ArrayLike<number> },
    why: (similarity: number) => Reason,
  ): Promise<Option[]> {
    const isOther: ContentCondition = (bind) => `c.id <> ${bind(id)}::uuid`;
    const where = allOf(this.repository.wanted(scope), isOther);
    const { items } = await this.embeddings.nearestContents({ engine, vector, limit: WINDOW, where });
    const similarities = new Map<string, number>(items.map(({ contentId, similarity }) => [contentId, similarity]));
    const facts = await this.repository.facts(
      scope,
      items.map(({ contentId }) => contentId),
      engine.id,
    );
    return [...facts.values()].map((fact) => {
      const similarity = similarities.get(fact.id) ?? 0;
      return { ...fact, relevance: within01(similarity), reasons: [why(similarity)] };
    });
  }

  private async toAnnotate(scope: TeamScope, engine: EmbeddingEngine, yours: readonly Fact[]): Promise<Option[]> {
    const wanting = await this.repository.wanting(scope, WINDOW);
    const facts = await this.repository.facts(
      scope,
      wanting.map(({ contentId }) => contentId),
      engine.id,
    );
    return wanting.flatMap((want): Option[] => {
      const fact = facts.get(want.contentId);
      if (!fact) return [];
      const nearest = nearestOf(fact, yours);
      const reasons = [
        ...whyWanted(want),
        ...(nearest && nearest.similarity >= NEAR ? [nearYours(nearest.name, nearest.id)] : []),
      ];
      return [{ ...fact, relevance: (urgencyOf(want) + within01(nearest?.similarity ?? 0)) / 2, reasons }];
    });
  }

  private async lacking(scope: TeamScope, engine: EmbeddingEngine): Promise<Option[]> {
    const report = await this.gaps.latest();
    if (!report?.space) return [];
    const lonely = new Map<string, number>(
      report.space.loners.map(({ contentId, similarity }) => [contentId, similarity]),
    );
    const facts = await this.repository.facts(scope, [...lonely.keys()] as ContentId[], engine.id);
    const partOf = (facet: string, value: string | null): number => {
      const counted = report.facets.find((one) => one.facet === facet);
      const count = [...(counted?.least ?? []), ...(counted?.most ?? [])].find((one) => one.value === value)?.count;
      return counted && count !== undefined ? count / Math.max(1, counted.known) : 1;
    };
    return [...facts.values()].map((fact) => {
      const similarity = lonely.get(fact.id) ?? 1;
      const { license, aspect } = fact.facets;
      const [licensePart, aspectPart] = [partOf('license', license), partOf('aspect', aspect)];
      const reasons = [
        rareRegion(similarity),
        ...(license !== null && licensePart < RARE_PART ? [rareValue('rare_license', license, licensePart)] : []),
        ...(aspect !== null && aspectPart < RARE_PART ? [rareValue('rare_aspect', aspect, aspectPart)] : []),
      ];
      return { ...fact, relevance: within01(1 - similarity), reasons };
    });
  }
}

const LATEST = 5;
/** Below this it has nothing to do with what somebody did. */
const NEAR = 0.5;

const within01 = (x: number): number => Math.min(1, Math.max(0, x));

function whyWanted({ campaign, disputed: source, isUncaptioned }: Wanting): Reason[] {
  return [
    ...(campaign ? [inCampaign(campaign.name, campaign.id)] : []),
    ...(source === null ? [] : [disputed(source)]),
    ...(isUncaptioned ? [uncaptioned] : []),
  ];
}

/** Work that somebody is waiting for comes first, then another voice, then the first one. */
const urgencyOf = ({ campaign, disputed: source }: Wanting): number => (campaign ? 1 : source === null ? 0.6 : 0.8);

function nearestOf({ vector }: Fact, yours: readonly Fact[]): (Fact & { readonly similarity: number }) | undefined {
  if (vector.length === 0) return undefined;
  return yours
    .map((one) => ({ ...one, similarity: dot(unit(one.vector), vector) }))
    .sort((a, b) => b.similarity - a.similarity || (a.id < b.id ? -1 : 1))[0];
}
