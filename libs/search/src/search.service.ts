import { Injectable } from '@nestjs/common';
import type { TeamScope } from '@odr/access';
import {
  allOf,
  ContentReader,
  findableContents,
  matching,
  type ContentCondition,
  type ContentFacet,
  type ContentFilter,
  type ContentResponse,
} from '@odr/content';
import { encodeCursor, type ContentId } from '@odr/kernel';
import { BoundedReads, boundsOf, type Bounds } from './bounds.js';
import { ALL_FACETS, CountingService, type Counts } from './facet/counting.service.js';
import type { ArmPart, FusedHit } from './hybrid/fusion.policy.js';
import { RankingService, type AskedArm, type RankedHits } from './hybrid/ranking.service.js';
import type { RankingSaid } from './hybrid/ranking.policy.js';
import type { MissingArm } from './hybrid/vector-arms.service.js';
import { searchConfig } from './search.config.js';
import { pageOf, timePosition } from './search-page.policy.js';
import { TEXT_WINDOW, VECTOR_WINDOW, type SearchMode } from './search.policy.js';
import { SearchReader } from './search.reader.js';
import { HighlightReader } from './text/highlight.reader.js';
import type { Correction, TextQuery } from './text/query-term.js';
import { TextQueryService } from './text/text-query.service.js';
import { TextReader, type TermPart } from './text/text.reader.js';

export interface SearchQuestion {
  readonly q?: string;
  /** Undefined: what was measured to be best. */
  readonly mode?: SearchMode;
  /** Of the query, BCP 47; guessed when it is not told. */
  readonly language?: string;
  /** Name or id of the one engine whose vectors may take part. */
  readonly engine?: string;
  readonly filters: ContentFilter;
  readonly limit: number;
  readonly cursor?: string;
  readonly total?: boolean;
  /** Which are wanted with the first page; all of them when it is not told. */
  readonly facets?: readonly ContentFacet[];
  readonly explain?: boolean;
  /** Aborted when nobody waits for the answer any more. */
  readonly signal?: AbortSignal;
}

export interface SearchHit {
  readonly content: ContentResponse;
  readonly score: number;
  readonly highlight?: string;
  readonly pictureText?: string;
  readonly parts?: { readonly arms: readonly ArmPart[]; readonly terms?: readonly TermPart[] };
}

export interface SearchAnswer extends Counts {
  readonly items: readonly SearchHit[];
  readonly nextCursor: string | null;
  /** Words that nothing has, and what was looked for beside them. */
  readonly corrections?: readonly Correction[];
  /** What the query was taken for, where there is one. Not for callers: it could be a language that only hidden items are in. */
  readonly language?: string;
  /** Which arms took part. */
  readonly plan: 'newest' | 'text' | 'vector' | 'text+vector';
  /** Whether every vector was compared; absent when vectors took no part. */
  readonly exact?: boolean;
  readonly ranking: RankingSaid;
  readonly arms: readonly AskedArm[];
  /** What was to take part and could not. */
  readonly missing?: readonly Omit<MissingArm, 'error'>[];
  readonly window?: { readonly size: number; readonly isFull: boolean };
}

const PLANS = { text: 'text', vector: 'vector', hybrid: 'text+vector', newest: 'newest' } as const;

/** Finds contents by words and by meaning, among what the caller may see. */
@Injectable()
export class SearchService {
  private readonly config = searchConfig();

  constructor(
    private readonly reader: SearchReader,
    private readonly queries: TextQueryService,
    private readonly rankings: RankingService,
    private readonly texts: TextReader,
    private readonly highlights: HighlightReader,
    private readonly counting: CountingService,
    private readonly contents: ContentReader,
    private readonly reads: BoundedReads,
  ) {}

  /**
   * @throws ModelUnavailable only in the mode `vector`; otherwise words answer alone, and the answer says so
   * @throws SearchTimedOut, SearchCancelled
   */
  async search(scope: TeamScope, question: SearchQuestion): Promise<SearchAnswer> {
    const where = allOf(findableContents(scope), matching(question.filters, scope));
    const text = question.q?.trim() ?? '';
    const bounds = boundsOf(this.config.timeLimitMs, question.signal);
    return text === ''
      ? this.newest(scope, question, where, bounds)
      : this.ranked(scope, { ...question, text }, where, bounds);
  }

  private async ranked(
    scope: TeamScope,
    question: SearchQuestion & { readonly text: string },
    where: ContentCondition,
    bounds: Bounds,
  ): Promise<SearchAnswer> {
    const query = await this.queries.understand(question.text, findableContents(scope), question.language);
    const request = { ...question, query, where, bounds };
    const prepared = await this.rankings.prepare(request);
    const ranking = this.rankings.rank(prepared, request);
    const [{ ranked, by, items, nextCursor }, counts] = await Promise.all([
      ranking.then((hits) => this.page(scope, question, query, hits)),
      // Words are counted while they are ranked; what vectors find besides has to be found before it is counted.
      this.counts(scope, question, query, prepared.isByWordsAlone ? undefined : ranking, bounds),
    ]);
    return {
      items,
      nextCursor,
      language: query.configuration,
      plan: PLANS[by],
      ...(ranked.exact === undefined ? {} : { exact: ranked.exact }),
      ranking: ranked.ranking,
      arms: ranked.arms,
      ...(ranked.missing.length > 0 ? { missing: ranked.missing.map(told) } : {}),
      window: { size: by === 'vector' ? VECTOR_WINDOW : TEXT_WINDOW, isFull: ranked.isFull },
      ...(by !== 'vector' && query.corrections.length > 0 ? { corrections: query.corrections } : {}),
      ...counts,
    };
  }

  private async page(scope: TeamScope, question: SearchQuestion, query: TextQuery, ranked: RankedHits) {
    const { by } = ranked.ranking;
    const { page, nextCursor } = pageOf(ranked.hits, orderOf(ranked), question.limit, question.cursor);
    const items = await this.shown(scope, page, by === 'vector' ? undefined : query, question.explain === true);
    return { ranked, by, items, nextCursor };
  }

  /** @param query the words to mark; undefined where words took no part */
  private async shown(
    scope: TeamScope,
    page: readonly FusedHit[],
    query: TextQuery | undefined,
    isExplained: boolean,
  ): Promise<SearchHit[]> {
    const ids = page.map(({ id }) => id as ContentId);
    const [contents, highlights, pictureTexts, terms] = await Promise.all([
      this.contents.findMany(scope, ids),
      query && this.highlights.ofDocuments(query, ids),
      query && this.highlights.ofPictures(query, ids),
      query && isExplained ? this.texts.explain(query, ids) : undefined,
    ]);
    return page.flatMap(({ id, score, parts }): SearchHit[] => {
      const content = contents.get(id);
      if (!content) return [];
      const marked = { highlight: highlights?.get(id), pictureText: pictureTexts?.get(id) };
      return [{ content, score, ...marked, ...(isExplained ? { parts: { arms: parts, terms: terms?.get(id) } } : {}) }];
    });
  }

  /**
   * What lies beyond the window of ranked hits has words in common with the query alone, so words are counted, and what vectors
   * found besides.
   * @param ranking undefined when words alone are counted
   */
  private counts(
    scope: TeamScope,
    { filters, facets = ALL_FACETS, cursor, total }: SearchQuestion,
    query: TextQuery,
    ranking: Promise<RankedHits> | undefined,
    bounds: Bounds,
  ): Promise<Counts> {
    return this.counting.counts({
      scope,
      filters,
      facets: cursor === undefined ? facets : [],
      total: total === true,
      bounds,
      hitsUnder: async (others) => {
        if (!ranking) return { query };
        const {
          hits,
          ranking: { by },
          vectorIdsUnder,
        } = await ranking;
        if (by === 'text') return { query };
        const words = by === 'vector' ? {} : { query };
        if (others === filters) return { ...words, ids: hits.map(({ id }) => id) };
        return { ...words, ids: await vectorIdsUnder(allOf(findableContents(scope), matching(others, scope))) };
      },
    });
  }

  private async newest(
    scope: TeamScope,
    question: SearchQuestion,
    where: ContentCondition,
    bounds: Bounds,
  ): Promise<SearchAnswer> {
    const { limit, cursor, total, filters, facets = ALL_FACETS } = question;
    const after = cursor === undefined ? undefined : timePosition(cursor);
    const [rows, counts, all] = await Promise.all([
      this.reads.within(bounds, () => this.reader.newest(where, after, limit + 1)),
      this.counting.counts({
        scope,
        filters,
        facets: cursor === undefined ? facets : [],
        total: false,
        bounds,
        hitsUnder: () => Promise.resolve({}),
      }),
      total ? this.reads.within(bounds, () => this.reader.countAll(where)) : undefined,
    ]);
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    const shown = await this.contents.findMany(
      scope,
      page.map(({ contentId }) => contentId),
    );
    return {
      items: page.flatMap(({ contentId }) => {
        const content = shown.get(contentId);
        return content ? [{ content, score: 0 }] : [];
      }),
      nextCursor: rows.length > limit && last ? encodeCursor([last.createdAt, last.contentId]) : null,
      plan: 'newest',
      ranking: { by: 'newest', weights: null, reason: null },
      arms: [],
      ...counts,
      ...(all === undefined ? {} : { total: all }),
    };
  }
}

const told = ({ arm, engine, code, reason }: MissingArm): Omit<MissingArm, 'error'> => ({ arm, engine, code, reason });

/** What scores are comparable under: the same arms and weights. */
const orderOf = ({ arms, ranking }: RankedHits): string =>
  `${arms.map(({ arm, engine }) => `${arm}:${engine ?? ''}`).join('+')}/${ranking.weights ?? ''}`;
